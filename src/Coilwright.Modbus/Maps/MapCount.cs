namespace Coilwright.Modbus;

/// <summary>A register that says how many elements a group has, as a layout was made by it.</summary>
/// <param name="Member">The member.</param>
/// <param name="Offset">Where it lies in the image.</param>
/// <param name="Data">What it held.</param>
internal sealed record MapCount(MapMember Member, int Offset, byte[] Data);
