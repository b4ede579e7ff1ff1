namespace Coilwright.Modbus;

/// <summary>A run of registers in a file of a device (specification V1.1b3, 6.14).</summary>
/// <param name="File">The file, 1 to 65535; many devices have only 1 to 10.</param>
/// <param name="Record">The first register in the file, 0 to 9999.</param>
/// <param name="Length">How many registers.</param>
public readonly record struct FileRecord(ushort File, ushort Record, ushort Length);
