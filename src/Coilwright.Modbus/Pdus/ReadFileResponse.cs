namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The response of function code 20: function code, byte count, then length, reference type 6 and registers for each group of the request
/// (specification V1.1b3, 6.14). Enumerate it to get the registers of each group.
/// </summary>
public readonly ref struct ReadFileResponse
{
    internal const int MaxDataSize = 0xF5;

    // The specification says 7 at least, which not even its own single register would reach.
    private const int MinDataSize = 4;

    private readonly ReadOnlySpan<byte> _groups;

    private ReadFileResponse(ReadOnlySpan<byte> groups) => _groups = groups;

    /// <summary>The size of the PDU in bytes.</summary>
    public int Size => 2 + _groups.Length;

    /// <summary>Reads the PDU of a response, into which the result points. Never throws, whatever the bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out ReadFileResponse response, out PduFault fault)
    {
        response = default;
        fault = PduShape.CheckCounted(pdu, FunctionCode.ReadFileRecord, MinDataSize, MaxDataSize);
        if (fault == PduFault.None)
        {
            fault = Check(pdu[2..]);
        }

        if (fault == PduFault.None)
        {
            response = new ReadFileResponse(pdu[2..]);
        }

        return fault == PduFault.None;
    }

    /// <summary>
    /// Writes all but the registers of the answer to <paramref name="request"/>, for a server that has them elsewhere: whoever calls then
    /// fills the place of each group, by <see cref="DataOf"/>.
    /// </summary>
    /// <returns>The size of the PDU.</returns>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public static int WriteHeader(Span<byte> destination, ReadFileRequest request)
    {
        destination = destination[..(2 + request.ResponseDataSize)];
        destination[0] = (byte)FunctionCode.ReadFileRecord;
        destination[1] = (byte)(destination.Length - 2);
        int at = 2;
        for (int i = 0; i < request.Count; i++)
        {
            int size = request[i].Length * 2;
            destination[at] = (byte)(size + 1);
            destination[at + 1] = FileGroup.ReferenceType;
            at += 2 + size;
        }

        return at;
    }

    /// <summary>The place of a group's registers in a PDU that <see cref="WriteHeader"/> wrote.</summary>
    public static Span<byte> DataOf(Span<byte> pdu, int group)
    {
        int at = 2;
        for (; group > 0; group--)
        {
            at += 1 + pdu[at];
        }

        return pdu.Slice(at + 2, pdu[at] - 1);
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        destination[0] = (byte)FunctionCode.ReadFileRecord;
        destination[1] = (byte)_groups.Length;
        _groups.CopyTo(destination[2..]);
        return Size;
    }

    /// <summary>Goes through the groups in the order of the request.</summary>
    public Enumerator GetEnumerator() => new(_groups);

    private static PduFault Check(ReadOnlySpan<byte> groups)
    {
        for (ReadOnlySpan<byte> rest = groups; rest.Length > 0; rest = rest[(1 + rest[0])..])
        {
            // The reference type and an even number of bytes.
            if (rest[0] < 3 || rest[0] % 2 == 0 || rest.Length < 1 + rest[0])
            {
                return PduFault.ByteCountMismatch;
            }

            if (rest[1] != FileGroup.ReferenceType)
            {
                return PduFault.EchoMismatch;
            }
        }

        return PduFault.None;
    }

    /// <summary>Goes through the groups of a response.</summary>
    public ref struct Enumerator
    {
        private ReadOnlySpan<byte> _rest;

        internal Enumerator(ReadOnlySpan<byte> groups) => _rest = groups;

        /// <summary>The registers of the present group as they are on the wire.</summary>
        public ReadOnlySpan<byte> Current { get; private set; }

        /// <summary>Goes to the next group.</summary>
        public bool MoveNext()
        {
            if (_rest.IsEmpty)
            {
                return false;
            }

            Current = _rest.Slice(2, _rest[0] - 1);
            _rest = _rest[(1 + _rest[0])..];
            return true;
        }
    }
}
