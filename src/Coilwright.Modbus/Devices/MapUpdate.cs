namespace Coilwright.Modbus;

/// <summary>One round of a watch.</summary>
/// <typeparam name="TMap">The map.</typeparam>
/// <param name="Values">What was read; at a fault <see langword="default"/>, or what the target holds from earlier rounds.</param>
/// <param name="Result">When it was read and the quality of each member; <see langword="null"/> at a fault.</param>
/// <param name="Fault">Why the round failed, a <see cref="ModbusException"/> or <see cref="ModbusValueException"/>; <see langword="null"/> where it did not.</param>
/// <param name="Overruns">
/// How many rounds, of its poll group if it is one of such, were left out since the watch began, because reading, or whoever the stream is for, took longer than a period.
/// </param>
public readonly record struct MapUpdate<TMap>(TMap? Values, MapReadResult? Result, CoilwrightException? Fault, long Overruns)
{
    /// <summary>The poll group that was read; <see langword="null"/> where the whole map is watched.</summary>
    public MapPollGroup? Group { get; init; }
}
