namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The request of function code 20: function code, byte count, then reference type 6, file, record and length for each group
/// (specification V1.1b3, 6.14). The response is a <see cref="ReadFileResponse"/>.
/// </summary>
public readonly ref struct ReadFileRequest
{
    private const int MaxDataSize = 0xF5;

    private readonly ReadOnlySpan<byte> _groups;

    private ReadFileRequest(ReadOnlySpan<byte> groups) => _groups = groups;

    /// <summary>How many groups there are, 1 to 35.</summary>
    public int Count => _groups.Length / FileGroup.HeaderSize;

    /// <summary>The bytes of data in the answer, up to 245.</summary>
    public int ResponseDataSize
    {
        get
        {
            int size = 0;
            for (int i = 0; i < Count; i++)
            {
                size += 2 + (this[i].Length * 2);
            }

            return size;
        }
    }

    /// <summary>What a group reads.</summary>
    public FileRecord this[int index] => FileGroup.RecordOf(_groups.Slice(index * FileGroup.HeaderSize, FileGroup.HeaderSize));

    /// <summary>Reads the PDU of a request, into which the result points. Never throws, whatever the bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out ReadFileRequest request, out PduFault fault)
    {
        request = default;
        fault = PduShape.CheckCounted(pdu, FunctionCode.ReadFileRecord, FileGroup.HeaderSize, MaxDataSize);
        if (fault == PduFault.None)
        {
            fault = Check(pdu[2..]);
        }

        if (fault == PduFault.None)
        {
            request = new ReadFileRequest(pdu[2..]);
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU that reads records and returns its size.</summary>
    /// <param name="destination">Where the PDU goes.</param>
    /// <param name="records">1 to 35 groups, whose answer has at most 245 bytes: one group of 121 registers, or several smaller ones.</param>
    /// <exception cref="ArgumentException">There are too many, one lies outside its file, or the destination is too short.</exception>
    public static int Write(Span<byte> destination, params ReadOnlySpan<FileRecord> records)
    {
        PduShape.ThrowIfOutOfRange(0, records.Length, MaxDataSize / FileGroup.HeaderSize);
        int size = records.Length * FileGroup.HeaderSize;
        destination = destination[..(2 + size)];
        destination[0] = (byte)FunctionCode.ReadFileRecord;
        destination[1] = (byte)size;
        for (int i = 0; i < records.Length; i++)
        {
            FileGroup.WriteHeader(destination[(2 + (i * FileGroup.HeaderSize))..], records[i]);
        }

        if (new ReadFileRequest(destination[2..]).ResponseDataSize > ReadFileResponse.MaxDataSize)
        {
            throw new ArgumentOutOfRangeException(
                nameof(records), $"The answer would have more than {ReadFileResponse.MaxDataSize} bytes of data. Read fewer registers at once.");
        }

        return destination.Length;
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..(2 + _groups.Length)];
        destination[0] = (byte)FunctionCode.ReadFileRecord;
        destination[1] = (byte)_groups.Length;
        _groups.CopyTo(destination[2..]);
        return destination.Length;
    }

    private static PduFault Check(ReadOnlySpan<byte> groups)
    {
        if (groups.Length % FileGroup.HeaderSize != 0)
        {
            return PduFault.ByteCountMismatch;
        }

        for (ReadOnlySpan<byte> rest = groups; rest.Length > 0; rest = rest[FileGroup.HeaderSize..])
        {
            if (FileGroup.Check(rest) is var fault and not PduFault.None)
            {
                return fault;
            }
        }

        return new ReadFileRequest(groups).ResponseDataSize > ReadFileResponse.MaxDataSize ? PduFault.QuantityOutOfRange : PduFault.None;
    }
}
