namespace Coilwright.Modbus;

/// <summary>A part of a map that is watched at a period of its own.</summary>
/// <param name="Reader">Reads it.</param>
/// <param name="Group">The poll group; <see langword="null"/> for the whole map.</param>
/// <param name="Period">From the beginning of one round to that of the next.</param>
internal readonly record struct WatchedPart(WholeMapReader Reader, MapPollGroup? Group, TimeSpan Period);
