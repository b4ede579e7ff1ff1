namespace Coilwright.Modbus;

/// <summary>Maps a <see cref="bool"/> (or a <c>bool[]</c> of <c>Length</c>) to coils: read by function code 1, written by 5 or 15.</summary>
/// <param name="address">The zero-based address of the first coil, 0 to 65535.</param>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class CoilAttribute(int address) : MapMemberAttribute(address);
