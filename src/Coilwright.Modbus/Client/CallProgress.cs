namespace Coilwright.Modbus;

/// <summary>How far a call of several requests has come. They share one deadline.</summary>
/// <param name="StartedAt">The timestamp of the call.</param>
/// <param name="Applied">How many of its writes the device has confirmed.</param>
internal readonly record struct CallProgress(long StartedAt, int Applied);
