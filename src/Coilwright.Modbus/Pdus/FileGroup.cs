using System.Buffers.Binary;

namespace Coilwright.Modbus.Pdus;

/// <summary>A run of registers in a file with what it holds, or is to hold: one group of function code 21.</summary>
public readonly ref struct FileGroup
{
    internal const int HeaderSize = 7;
    internal const byte ReferenceType = 6;

    internal FileGroup(FileRecord record, ReadOnlySpan<byte> data)
    {
        Record = record;
        Data = data;
    }

    /// <summary>Where the registers are.</summary>
    public FileRecord Record { get; }

    /// <summary>The registers as they are on the wire.</summary>
    public ReadOnlySpan<byte> Data { get; }

    internal static FileRecord RecordOf(ReadOnlySpan<byte> group) => new(
        BinaryPrimitives.ReadUInt16BigEndian(group[1..]),
        BinaryPrimitives.ReadUInt16BigEndian(group[3..]),
        BinaryPrimitives.ReadUInt16BigEndian(group[5..]));

    // The specification's diagrams (6.14, 6.15) answer all of these, the reference type too, with exception 2.
    internal static PduFault Check(ReadOnlySpan<byte> group)
    {
        FileRecord record = RecordOf(group);
        return group[0] != ReferenceType || !IsInFile(record) ? PduFault.AddressOutOfRange : PduFault.None;
    }

    internal static void ThrowIfOutside(FileRecord record)
    {
        if (!IsInFile(record))
        {
            throw new ArgumentOutOfRangeException(
                nameof(record), record, $"Files count from 1, and have {PduLimits.FileRecordCount} records; a run has 1 record or more.");
        }
    }

    internal static void WriteHeader(Span<byte> destination, FileRecord record)
    {
        ThrowIfOutside(record);
        destination[0] = ReferenceType;
        BinaryPrimitives.WriteUInt16BigEndian(destination[1..], record.File);
        BinaryPrimitives.WriteUInt16BigEndian(destination[3..], record.Record);
        BinaryPrimitives.WriteUInt16BigEndian(destination[5..], record.Length);
    }

    private static bool IsInFile(FileRecord record) =>
        record.File > 0 && record.Length > 0 && record.Record + record.Length <= PduLimits.FileRecordCount;
}
