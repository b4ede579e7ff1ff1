namespace Coilwright.Modbus;

/// <summary>What a client has found out of a unit about function code 22.</summary>
internal enum MaskWriteSupport : byte
{
    Unknown,
    Present,
    Absent,
}
