namespace Coilwright.Modbus;

/// <summary>Maps a <see cref="bool"/> (or a <c>bool[]</c> of <c>Length</c>) to discrete inputs: read only, function code 2.</summary>
/// <param name="address">The zero-based address of the first input, 0 to 65535.</param>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class DiscreteInputAttribute(int address) : MapMemberAttribute(address);
