using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

public sealed partial class ModbusClient
{
    /// <summary>Switches one coil (function code 5).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The coil.</param>
    /// <param name="value">Whether it is to be on.</param>
    /// <param name="cancellationToken">Gives the wait up; the write, once on its way, is still carried out.</param>
    public ValueTask WriteSingleCoilAsync(byte unit, ushort address, bool value, CancellationToken cancellationToken = default)
    {
        ModbusRequest request = Rent(unit);
        request.Size = WriteSingleRequest.Coil(address, value).Write(request.Buffer);
        return ExecuteAsync(request, cancellationToken);
    }

    /// <summary>Writes one holding register (function code 6).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The register.</param>
    /// <param name="value">Its new value.</param>
    /// <param name="cancellationToken">Gives the wait up; the write, once on its way, is still carried out.</param>
    public ValueTask WriteSingleRegisterAsync(byte unit, ushort address, ushort value, CancellationToken cancellationToken = default)
    {
        ModbusRequest request = Rent(unit);
        request.Size = WriteSingleRequest.Register(address, value).Write(request.Buffer);
        return ExecuteAsync(request, cancellationToken);
    }

    /// <summary>Switches coils (function code 15).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The first coil.</param>
    /// <param name="values">1 to 1968 coils, none beyond address 65535; copied before this returns.</param>
    /// <param name="cancellationToken">Gives the wait up; the write, once on its way, is still carried out.</param>
    public ValueTask WriteMultipleCoilsAsync(
        byte unit, ushort address, ReadOnlyMemory<bool> values, CancellationToken cancellationToken = default)
    {
        return ExecuteAsync(RentWriteCoils(unit, address, values.Span), cancellationToken);
    }

    /// <summary>Writes holding registers (function code 16).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The first register.</param>
    /// <param name="values">1 to 123 registers, none beyond address 65535; copied before this returns.</param>
    /// <param name="cancellationToken">Gives the wait up; the write, once on its way, is still carried out.</param>
    public ValueTask WriteMultipleRegistersAsync(
        byte unit, ushort address, ReadOnlyMemory<ushort> values, CancellationToken cancellationToken = default)
    {
        return ExecuteAsync(RentWriteRegisters(unit, address, values.Span), cancellationToken);
    }

    /// <summary>
    /// Changes single bits of a holding register in one step (function code 22): the register becomes
    /// (current AND <paramref name="and"/>) OR (<paramref name="or"/> AND NOT <paramref name="and"/>).
    /// </summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="address">The register.</param>
    /// <param name="and">The bits that keep their value.</param>
    /// <param name="or">What the other bits become.</param>
    /// <param name="cancellationToken">Gives the wait up; the write, once on its way, is still carried out.</param>
    public ValueTask MaskWriteRegisterAsync(
        byte unit, ushort address, ushort and, ushort or, CancellationToken cancellationToken = default)
    {
        ModbusRequest request = Rent(unit);
        request.Size = new MaskWriteRequest(address, and, or).Write(request.Buffer);
        return ExecuteAsync(request, cancellationToken);
    }

    /// <summary>Writes holding registers, then reads others, in one step (function code 23).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="readAddress">The first register to read.</param>
    /// <param name="readQuantity">1 to 125 registers to read.</param>
    /// <param name="writeAddress">The first register to write.</param>
    /// <param name="values">1 to 121 registers to write; copied before this returns.</param>
    /// <param name="cancellationToken">Gives the wait up; the write, once on its way, is still carried out.</param>
    public ValueTask<ushort[]> ReadWriteMultipleRegistersAsync(
        byte unit,
        ushort readAddress,
        int readQuantity,
        ushort writeAddress,
        ReadOnlyMemory<ushort> values,
        CancellationToken cancellationToken = default)
    {
        return ReadRegistersAsync(RentReadWrite(unit, readAddress, readQuantity, writeAddress, values.Span), readQuantity, cancellationToken);
    }

    /// <summary>Writes holding registers, then reads as many others as the destination takes, in one step (function code 23), without allocating.</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="readAddress">The first register to read.</param>
    /// <param name="destination">Takes 1 to 125 registers.</param>
    /// <param name="writeAddress">The first register to write.</param>
    /// <param name="values">1 to 121 registers to write; copied before this returns.</param>
    /// <param name="cancellationToken">Gives the wait up; the write, once on its way, is still carried out.</param>
    public ValueTask ReadWriteMultipleRegistersAsync(
        byte unit,
        ushort readAddress,
        Memory<ushort> destination,
        ushort writeAddress,
        ReadOnlyMemory<ushort> values,
        CancellationToken cancellationToken = default)
    {
        return ReadRegistersAsync(RentReadWrite(unit, readAddress, destination.Length, writeAddress, values.Span), destination, cancellationToken);
    }

    // Arguments are looked at before a request is taken from the pool, where it would be missing.
    private ModbusRequest RentWriteCoils(byte unit, ushort address, ReadOnlySpan<bool> values)
    {
        PduShape.ThrowIfOutOfRange(address, values.Length, PduLimits.MaxWriteBits);
        ModbusRequest request = Rent(unit);
        request.Size = WriteMultipleRequest.WriteCoils(request.Buffer, address, values);
        return request;
    }

    private ModbusRequest RentWriteRegisters(byte unit, ushort address, ReadOnlySpan<ushort> values)
    {
        PduShape.ThrowIfOutOfRange(address, values.Length, PduLimits.MaxWriteRegisters);
        ModbusRequest request = Rent(unit);
        request.Size = WriteMultipleRequest.WriteRegisters(request.Buffer, address, values);
        return request;
    }

    private ModbusRequest RentReadWrite(byte unit, ushort readAddress, int readQuantity, ushort writeAddress, ReadOnlySpan<ushort> values)
    {
        PduShape.ThrowIfOutOfRange(readAddress, readQuantity, PduLimits.MaxReadRegisters);
        PduShape.ThrowIfOutOfRange(writeAddress, values.Length, PduLimits.MaxReadWriteRegisters);
        ModbusRequest request = Rent(unit);
        request.Size = ReadWriteRequest.WriteRegisters(request.Buffer, readAddress, readQuantity, writeAddress, values);
        return request;
    }
}
