using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>Turns the writes of a map into requests, by the function code that the map chose.</summary>
internal sealed class MapWriter
{
    private readonly ModbusClient _client;
    private readonly byte _unit;
    private readonly ushort _baseAddress;
    private readonly MapPlan _plan;

    public MapWriter(ModbusClient client, byte unit, ushort baseAddress, MapPlan plan)
    {
        _plan = plan;
        _client = client;
        _unit = unit;
        _baseAddress = baseAddress;
    }

    /// <summary>Whether every write is read back.</summary>
    public bool Verifies { get; set; }

    /// <summary>Sends one write. The data is copied before this returns.</summary>
    public ValueTask WriteAsync(
        in MapWriteBlock block, ReadOnlySpan<byte> data, in CallProgress progress, CancellationToken cancellationToken)
    {
        if (!Verifies)
        {
            return SendAsync(block, data, progress, cancellationToken);
        }

        // Until it has been read back.
        byte[] copy = ArrayPool<byte>.Shared.Rent(block.Size);
        data[..block.Size].CopyTo(copy);
        return WriteAndReadBackAsync(block, copy, progress, cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WriteAndReadBackAsync(MapWriteBlock block, byte[] data, CallProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(block, data.AsSpan(0, block.Size), progress, cancellationToken).ConfigureAwait(false);
            await ReadBackAsync(block, data, progress with { Applied = progress.Applied + 1 }, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(data);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReadBackAsync(MapWriteBlock block, byte[] data, CallProgress progress, CancellationToken cancellationToken)
    {
        ModbusRequest request = _client.Rent(_unit, new MapBlock(block.Table, block.Address, block.Count).ToRequest(_baseAddress));
        try
        {
            await _client.SendAsync(request, progress, cancellationToken).ConfigureAwait(false);
            request.ThrowUnlessAnswered();
            if (WriteCheck.Compare(_plan, block, data.AsSpan(0, block.Size), request.Data, request.FactsOfAnswer()) is { } difference)
            {
                throw difference;
            }
        }
        finally
        {
            _client.Return(request);
        }
    }

    private ValueTask SendAsync(
        in MapWriteBlock block, ReadOnlySpan<byte> data, in CallProgress progress, CancellationToken cancellationToken)
    {
        if (block.Table is not (RegisterTable.Coil or RegisterTable.HoldingRegister))
        {
            throw new ArgumentException($"{block.Table} {block.Address} can only be read.", nameof(block));
        }

        ushort address = (ushort)(_baseAddress + block.Address);
        if (block.Mask != ushort.MaxValue)
        {
            ushort value = BinaryPrimitives.ReadUInt16BigEndian(data);
            return _client.WriteMaskedAsync(_unit, address, block.Mask, value, block.WriteBy, progress, cancellationToken);
        }

        ModbusRequest request = _client.Rent(_unit);
        request.Size = block switch
        {
            { Table: RegisterTable.Coil, Count: 1 } => WriteSingleRequest.Coil(address, (data[0] & 1) != 0).Write(request.Buffer),
            { Table: RegisterTable.Coil } =>
                new WriteMultipleRequest(FunctionCode.WriteMultipleCoils, address, block.Count, data).Write(request.Buffer),
            { Count: 1, WriteBy: RegisterWrite.Single } =>
                WriteSingleRequest.Register(address, BinaryPrimitives.ReadUInt16BigEndian(data)).Write(request.Buffer),
            _ => new WriteMultipleRequest(FunctionCode.WriteMultipleRegisters, address, block.Count, data).Write(request.Buffer),
        };
        return _client.ExecuteAsync(request, progress, cancellationToken);
    }
}
