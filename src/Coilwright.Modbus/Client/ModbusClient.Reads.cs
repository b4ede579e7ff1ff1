using System.Runtime.CompilerServices;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

public sealed partial class ModbusClient
{
    /// <summary>Reads coils (function code 1).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The first coil.</param>
    /// <param name="quantity">1 to 2000 coils, none beyond address 65535.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public ValueTask<bool[]> ReadCoilsAsync(byte unit, ushort address, int quantity, CancellationToken cancellationToken = default) =>
        ReadBitsAsync(Rent(unit, new ReadRequest(FunctionCode.ReadCoils, address, quantity)), quantity, cancellationToken);

    /// <summary>Reads as many coils as the destination takes (function code 1), without allocating.</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The first coil.</param>
    /// <param name="destination">Takes 1 to 2000 coils.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public ValueTask ReadCoilsAsync(byte unit, ushort address, Memory<bool> destination, CancellationToken cancellationToken = default) =>
        ReadBitsAsync(Rent(unit, new ReadRequest(FunctionCode.ReadCoils, address, destination.Length)), destination, cancellationToken);

    /// <summary>Reads discrete inputs (function code 2).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The first input.</param>
    /// <param name="quantity">1 to 2000 inputs, none beyond address 65535.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public ValueTask<bool[]> ReadDiscreteInputsAsync(
        byte unit, ushort address, int quantity, CancellationToken cancellationToken = default) =>
        ReadBitsAsync(Rent(unit, new ReadRequest(FunctionCode.ReadDiscreteInputs, address, quantity)), quantity, cancellationToken);

    /// <summary>Reads as many discrete inputs as the destination takes (function code 2), without allocating.</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The first input.</param>
    /// <param name="destination">Takes 1 to 2000 inputs.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public ValueTask ReadDiscreteInputsAsync(
        byte unit, ushort address, Memory<bool> destination, CancellationToken cancellationToken = default) =>
        ReadBitsAsync(
            Rent(unit, new ReadRequest(FunctionCode.ReadDiscreteInputs, address, destination.Length)), destination, cancellationToken);

    /// <summary>Reads holding registers (function code 3).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The first register.</param>
    /// <param name="quantity">1 to 125 registers, none beyond address 65535.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public ValueTask<ushort[]> ReadHoldingRegistersAsync(
        byte unit, ushort address, int quantity, CancellationToken cancellationToken = default) =>
        ReadRegistersAsync(Rent(unit, new ReadRequest(FunctionCode.ReadHoldingRegisters, address, quantity)), quantity, cancellationToken);

    /// <summary>Reads as many holding registers as the destination takes (function code 3), without allocating.</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The first register.</param>
    /// <param name="destination">Takes 1 to 125 registers.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public ValueTask ReadHoldingRegistersAsync(
        byte unit, ushort address, Memory<ushort> destination, CancellationToken cancellationToken = default) =>
        ReadRegistersAsync(
            Rent(unit, new ReadRequest(FunctionCode.ReadHoldingRegisters, address, destination.Length)), destination, cancellationToken);

    /// <summary>Reads input registers (function code 4).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The first register.</param>
    /// <param name="quantity">1 to 125 registers, none beyond address 65535.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public ValueTask<ushort[]> ReadInputRegistersAsync(
        byte unit, ushort address, int quantity, CancellationToken cancellationToken = default) =>
        ReadRegistersAsync(Rent(unit, new ReadRequest(FunctionCode.ReadInputRegisters, address, quantity)), quantity, cancellationToken);

    /// <summary>Reads as many input registers as the destination takes (function code 4), without allocating.</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The first register.</param>
    /// <param name="destination">Takes 1 to 125 registers.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public ValueTask ReadInputRegistersAsync(
        byte unit, ushort address, Memory<ushort> destination, CancellationToken cancellationToken = default) =>
        ReadRegistersAsync(
            Rent(unit, new ReadRequest(FunctionCode.ReadInputRegisters, address, destination.Length)), destination, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool[]> ReadBitsAsync(ModbusRequest request, int quantity, CancellationToken cancellationToken)
    {
        bool[] values = new bool[quantity];
        await ReadBitsAsync(request, values.AsMemory(), cancellationToken).ConfigureAwait(false);
        return values;
    }

    private ValueTask ReadBitsAsync(ModbusRequest request, Memory<bool> destination, CancellationToken cancellationToken)
    {
        request.EndWith(destination);
        return ExecuteAsync(request, cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ushort[]> ReadRegistersAsync(ModbusRequest request, int quantity, CancellationToken cancellationToken)
    {
        ushort[] values = new ushort[quantity];
        await ReadRegistersAsync(request, values.AsMemory(), cancellationToken).ConfigureAwait(false);
        return values;
    }

    private ValueTask ReadRegistersAsync(ModbusRequest request, Memory<ushort> destination, CancellationToken cancellationToken)
    {
        request.EndWith(destination);
        return ExecuteAsync(request, cancellationToken);
    }
}
