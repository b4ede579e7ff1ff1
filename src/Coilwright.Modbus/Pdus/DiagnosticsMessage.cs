using System.Buffers.Binary;

namespace Coilwright.Modbus.Pdus;

/// <summary>
/// The request and the response of function code 8, which have one shape: function code, sub-function, data (specification V1.1b3, 6.8).
/// </summary>
public readonly ref struct DiagnosticsMessage
{
    private const int HeaderSize = 3;

    /// <summary>Describes a request or response.</summary>
    /// <param name="subFunction">What is asked for, 0 to 65535.</param>
    /// <param name="data">One register; for <see cref="DiagnosticSubFunction.ReturnQueryData"/> up to 125.</param>
    /// <exception cref="ArgumentException">The data is not so many registers.</exception>
    public DiagnosticsMessage(DiagnosticSubFunction subFunction, ReadOnlySpan<byte> data)
    {
        ArgumentOutOfRangeException.ThrowIfNegative((int)subFunction, nameof(subFunction));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)subFunction, ushort.MaxValue, nameof(subFunction));
        if (CheckData(subFunction, data.Length) != PduFault.None)
        {
            throw new ArgumentException($"{subFunction} has {MaxRegisters(subFunction)} registers of data at most, and 1 at least.", nameof(data));
        }

        SubFunction = subFunction;
        Data = data;
    }

    /// <summary>What is asked for.</summary>
    public DiagnosticSubFunction SubFunction { get; }

    /// <summary>The data as it is on the wire.</summary>
    public ReadOnlySpan<byte> Data { get; }

    /// <summary>The first register of the data, which is all of it in every sub-function but the first.</summary>
    public ushort Value => BinaryPrimitives.ReadUInt16BigEndian(Data);

    /// <summary>The size of the PDU in bytes.</summary>
    public int Size => HeaderSize + Data.Length;

    /// <summary>Reads the PDU of a request, or of its response. Never throws, whatever the bytes. <see cref="Data"/> points into the PDU.</summary>
    public static bool TryParse(ReadOnlySpan<byte> pdu, out DiagnosticsMessage message, out PduFault fault)
    {
        message = default;
        fault = PduShape.CheckFunction(pdu, FunctionCode.Diagnostics);
        if (fault == PduFault.None)
        {
            fault = pdu.Length < HeaderSize ? PduFault.Truncated : CheckData(SubFunctionOf(pdu), pdu.Length - HeaderSize);
        }

        if (fault == PduFault.None)
        {
            message = new DiagnosticsMessage(SubFunctionOf(pdu), pdu[HeaderSize..]);
        }

        return fault == PduFault.None;
    }

    /// <summary>Writes the PDU of a sub-function with one register of data and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public static int Write(Span<byte> destination, DiagnosticSubFunction subFunction, ushort value)
    {
        Span<byte> data = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(data, value);
        return new DiagnosticsMessage(subFunction, data).Write(destination);
    }

    /// <summary>Writes the PDU and returns its size.</summary>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Size"/>.</exception>
    public int Write(Span<byte> destination)
    {
        destination = destination[..Size];
        destination[0] = (byte)FunctionCode.Diagnostics;
        BinaryPrimitives.WriteUInt16BigEndian(destination[1..], (ushort)SubFunction);
        Data.CopyTo(destination[HeaderSize..]);
        return Size;
    }

    private static DiagnosticSubFunction SubFunctionOf(ReadOnlySpan<byte> pdu) =>
        (DiagnosticSubFunction)BinaryPrimitives.ReadUInt16BigEndian(pdu[1..]);

    private static int MaxRegisters(DiagnosticSubFunction subFunction) =>
        subFunction == DiagnosticSubFunction.ReturnQueryData ? PduLimits.MaxQueryDataRegisters : 1;

    private static PduFault CheckData(DiagnosticSubFunction subFunction, int size) =>
        size < 2 || size % 2 != 0 ? PduFault.Truncated
        : size > MaxRegisters(subFunction) * 2 ? PduFault.TrailingBytes
        : PduFault.None;
}
