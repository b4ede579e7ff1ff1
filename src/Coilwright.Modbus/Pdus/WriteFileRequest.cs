namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The request of function code 21: function code, byte count, then reference type 6, file, record, length and registers for each group
/// (specification V1.1b3, 6.15). The normal response repeats it byte for byte, so this describes both. Enumerate it to get the groups.
/// </summary>
public readonly ref struct WriteFileRequest
{
    private const int MinDataSize = 9;
    private const int MaxDataSize = 0xFB;

    private readonly ReadOnlySpan<byte> _groups;

    private WriteFileRequest(ReadOnlySpan<byte> groups) => _groups = groups;

    /// <summary>The size of the PDU in bytes.</summary>
    public int Size => 2 + _groups.Length;

    /// <summary>Reads the PDU of a request, or of its response, into which the result points. Never throws, whatever the bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out WriteFileRequest request, out PduFault fault)
    {
        request = default;
        fault = PduShape.CheckCounted(pdu, FunctionCode.WriteFileRecord, MinDataSize, MaxDataSize);
        if (fault == PduFault.None)
        {
            fault = Check(pdu[2..]);
        }

        if (fault == PduFault.None)
        {
            request = new WriteFileRequest(pdu[2..]);
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU that writes one run of registers and returns its size.</summary>
    /// <param name="destination">Where the PDU goes.</param>
    /// <param name="file">The file, 1 to 65535.</param>
    /// <param name="record">The first register in the file, 0 to 9999.</param>
    /// <param name="values">1 to 122 registers, which are not changed.</param>
    /// <exception cref="ArgumentException">There are too many, they lie outside the file, or the destination is too short.</exception>
    public static int WriteRegisters(Span<byte> destination, ushort file, ushort record, ReadOnlySpan<ushort> values)
    {
        PduShape.ThrowIfOutOfRange(0, values.Length, PduLimits.MaxWriteFileRegisters);
        int size = FileGroup.HeaderSize + (values.Length * 2);
        destination = destination[..(2 + size)];
        destination[0] = (byte)FunctionCode.WriteFileRecord;
        destination[1] = (byte)size;
        FileGroup.WriteHeader(destination[2..], new FileRecord(file, record, (ushort)values.Length));
        PackedRegisters.Pack(values, destination[(2 + FileGroup.HeaderSize)..]);
        return destination.Length;
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        destination[0] = (byte)FunctionCode.WriteFileRecord;
        destination[1] = (byte)_groups.Length;
        _groups.CopyTo(destination[2..]);
        return Size;
    }

    /// <summary>Goes through the groups.</summary>
    public Enumerator GetEnumerator() => new(_groups);

    private static PduFault Check(ReadOnlySpan<byte> groups)
    {
        PduFault fault = PduFault.None;
        for (ReadOnlySpan<byte> rest = groups; rest.Length > 0;)
        {
            if (rest.Length < FileGroup.HeaderSize || rest.Length < SizeOf(rest))
            {
                return PduFault.ByteCountMismatch;
            }

            // A wrong byte count further on comes before a wrong address here, as everywhere.
            fault = fault == PduFault.None ? FileGroup.Check(rest) : fault;
            rest = rest[SizeOf(rest)..];
        }

        return fault;
    }

    private static int SizeOf(ReadOnlySpan<byte> group) => FileGroup.HeaderSize + (FileGroup.RecordOf(group).Length * 2);

    /// <summary>Goes through the groups of a request.</summary>
    public ref struct Enumerator
    {
        private ReadOnlySpan<byte> _rest;

        internal Enumerator(ReadOnlySpan<byte> groups) => _rest = groups;

        /// <summary>The present group.</summary>
        public FileGroup Current { get; private set; }

        /// <summary>Goes to the next group.</summary>
        public bool MoveNext()
        {
            if (_rest.IsEmpty)
            {
                return false;
            }

            int size = SizeOf(_rest);
            Current = new FileGroup(FileGroup.RecordOf(_rest), _rest[FileGroup.HeaderSize..size]);
            _rest = _rest[size..];
            return true;
        }
    }
}
