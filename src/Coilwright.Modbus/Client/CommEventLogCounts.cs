namespace Coilwright.Modbus;

/// <summary>What a device says of the events that it has noted (function code 12; specification V1.1b3, 6.10), where those are the caller's memory.</summary>
/// <param name="Status">0xFFFF while the device still works on an earlier program command, otherwise 0.</param>
/// <param name="EventCount">How many requests the device has carried out.</param>
/// <param name="MessageCount">How many requests it has had.</param>
/// <param name="Filled">How many events were filled, 0 to 64.</param>
public readonly record struct CommEventLogCounts(ushort Status, ushort EventCount, ushort MessageCount, int Filled);
