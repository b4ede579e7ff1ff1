namespace Coilwright.Modbus;

/// <summary>The events that a device on a serial line has noted (function code 12; specification V1.1b3, 6.10).</summary>
/// <param name="Status">0xFFFF while the device still works on an earlier program command, otherwise 0.</param>
/// <param name="EventCount">How many requests the device has carried out.</param>
/// <param name="MessageCount">How many requests it has had.</param>
/// <param name="Events">0 to 64 events, the latest first; what their bits mean says the specification.</param>
public sealed record CommEventLog(ushort Status, ushort EventCount, ushort MessageCount, ReadOnlyMemory<byte> Events);
