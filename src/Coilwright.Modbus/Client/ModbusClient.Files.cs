using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>Files and queues: function codes 20, 21 and 24.</summary>
public sealed partial class ModbusClient
{
    /// <summary>Reads registers of a file (function code 20).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="file">The file, 1 to 65535.</param>
    /// <param name="record">The first register in the file, 0 to 9999.</param>
    /// <param name="quantity">1 to 121 registers.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public ValueTask<ushort[]> ReadFileRecordAsync(
        byte unit, ushort file, ushort record, int quantity, CancellationToken cancellationToken = default) =>
        CallAsync(RentReadFile(unit, file, record, quantity), quantity, FileRecordOf, cancellationToken);

    /// <summary>Reads as many registers of a file as the destination takes (function code 20), without allocating.</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="file">The file, 1 to 65535.</param>
    /// <param name="record">The first register in the file, 0 to 9999.</param>
    /// <param name="destination">Takes 1 to 121 registers.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>How many registers were filled, which is all of them.</returns>
    public ValueTask<int> ReadFileRecordAsync(
        byte unit, ushort file, ushort record, Memory<ushort> destination, CancellationToken cancellationToken = default) =>
        CallAsync(
            RentReadFile(unit, file, record, destination.Length),
            destination,
            static (request, into) => CopyFile(request, into.Span),
            cancellationToken);

    /// <summary>Writes registers of a file (function code 21).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="file">The file, 1 to 65535.</param>
    /// <param name="record">The first register in the file, 0 to 9999.</param>
    /// <param name="values">1 to 122 registers; copied before this returns.</param>
    /// <param name="cancellationToken">Gives the wait up; the write, once on its way, is still carried out.</param>
    public ValueTask WriteFileRecordAsync(
        byte unit, ushort file, ushort record, ReadOnlyMemory<ushort> values, CancellationToken cancellationToken = default) =>
        ExecuteAsync(RentWriteFile(unit, file, record, values.Span), cancellationToken);

    /// <summary>Reads a queue without emptying it (function code 24).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The register that points to the queue.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>0 to 31 registers, the oldest first.</returns>
    public ValueTask<ushort[]> ReadFifoQueueAsync(byte unit, ushort address, CancellationToken cancellationToken = default) =>
        CallAsync(RentReadQueue(unit, address), 0, QueueOf, cancellationToken);

    /// <summary>Reads a queue without emptying it (function code 24), and without allocating.</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The register that points to the queue.</param>
    /// <param name="destination">Takes up to 31 registers, the oldest first; what does not fit is left out.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>How many registers were filled.</returns>
    public ValueTask<int> ReadFifoQueueAsync(
        byte unit, ushort address, Memory<ushort> destination, CancellationToken cancellationToken = default) =>
        CallAsync(RentReadQueue(unit, address), destination, static (request, into) => CopyQueue(request, into.Span), cancellationToken);

    /// <inheritdoc cref="ReadFileRecordAsync(byte, ushort, ushort, int, CancellationToken)"/>
    public ushort[] ReadFileRecord(byte unit, ushort file, ushort record, int quantity) =>
        Call(RentReadFile(unit, file, record, quantity), quantity, FileRecordOf);

    /// <inheritdoc cref="ReadFileRecordAsync(byte, ushort, ushort, Memory{ushort}, CancellationToken)"/>
    public void ReadFileRecord(byte unit, ushort file, ushort record, Span<ushort> destination) =>
        Call(RentReadFile(unit, file, record, destination.Length), destination, CopyFile);

    /// <inheritdoc cref="WriteFileRecordAsync"/>
    public void WriteFileRecord(byte unit, ushort file, ushort record, ReadOnlySpan<ushort> values) =>
        Execute(RentWriteFile(unit, file, record, values));

    /// <inheritdoc cref="ReadFifoQueueAsync(byte, ushort, CancellationToken)"/>
    public ushort[] ReadFifoQueue(byte unit, ushort address) => Call(RentReadQueue(unit, address), 0, QueueOf);

    /// <inheritdoc cref="ReadFifoQueueAsync(byte, ushort, Memory{ushort}, CancellationToken)"/>
    public int ReadFifoQueue(byte unit, ushort address, Span<ushort> destination) =>
        Call(RentReadQueue(unit, address), destination, CopyQueue);

    private static ushort[] FileRecordOf(ModbusRequest request, int quantity)
    {
        ushort[] values = new ushort[quantity];
        CopyFile(request, values);
        return values;
    }

    // The answer has one group, as the request: function code, byte count, length, reference type.
    private static int CopyFile(ModbusRequest request, Span<ushort> destination)
    {
        PackedRegisters.Unpack(request.ResponsePdu[4..], destination);
        return destination.Length;
    }

    private static ushort[] QueueOf(ModbusRequest request, int state)
    {
        _ = ReadFifoResponse.TryParse(request.ResponsePdu, out ReadFifoResponse response, out _);
        ushort[] values = new ushort[response.Count];
        PackedRegisters.Unpack(response.Data, values);
        return values;
    }

    private static int CopyQueue(ModbusRequest request, Span<ushort> destination)
    {
        _ = ReadFifoResponse.TryParse(request.ResponsePdu, out ReadFifoResponse response, out _);
        int count = Math.Min(response.Count, destination.Length);
        PackedRegisters.Unpack(response.Data, destination[..count]);
        return count;
    }

    private ModbusRequest RentReadFile(byte unit, ushort file, ushort record, int quantity)
    {
        PduShape.ThrowIfOutOfRange(0, quantity, PduLimits.MaxReadFileRegisters);
        var run = new FileRecord(file, record, (ushort)quantity);
        FileGroup.ThrowIfOutside(run);
        ModbusRequest request = Rent(unit);
        request.Size = ReadFileRequest.Write(request.Buffer, run);
        return request;
    }

    private ModbusRequest RentWriteFile(byte unit, ushort file, ushort record, ReadOnlySpan<ushort> values)
    {
        PduShape.ThrowIfOutOfRange(0, values.Length, PduLimits.MaxWriteFileRegisters);
        FileGroup.ThrowIfOutside(new FileRecord(file, record, (ushort)values.Length));
        ModbusRequest request = Rent(unit);
        request.Size = WriteFileRequest.WriteRegisters(request.Buffer, file, record, values);
        return request;
    }

    private ModbusRequest RentReadQueue(byte unit, ushort address)
    {
        ModbusRequest request = Rent(unit);
        request.Size = new ReadFifoRequest(address).Write(request.Buffer);
        return request;
    }
}
