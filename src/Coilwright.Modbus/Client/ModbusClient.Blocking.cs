using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>The blocking forms of the reads and writes of coils and registers: they throw what the awaited ones throw.</summary>
public sealed partial class ModbusClient
{
    /// <inheritdoc cref="ReadCoilsAsync(byte, ushort, int, CancellationToken)"/>
    public bool[] ReadCoils(byte unit, ushort address, int quantity) => BitsOf(unit, new ReadRequest(FunctionCode.ReadCoils, address, quantity));

    /// <inheritdoc cref="ReadCoilsAsync(byte, ushort, Memory{bool}, CancellationToken)"/>
    public void ReadCoils(byte unit, ushort address, Span<bool> destination) =>
        ReadBits(Rent(unit, new ReadRequest(FunctionCode.ReadCoils, address, destination.Length)), destination);

    /// <inheritdoc cref="ReadDiscreteInputsAsync(byte, ushort, int, CancellationToken)"/>
    public bool[] ReadDiscreteInputs(byte unit, ushort address, int quantity) =>
        BitsOf(unit, new ReadRequest(FunctionCode.ReadDiscreteInputs, address, quantity));

    /// <inheritdoc cref="ReadDiscreteInputsAsync(byte, ushort, Memory{bool}, CancellationToken)"/>
    public void ReadDiscreteInputs(byte unit, ushort address, Span<bool> destination) =>
        ReadBits(Rent(unit, new ReadRequest(FunctionCode.ReadDiscreteInputs, address, destination.Length)), destination);

    /// <inheritdoc cref="ReadHoldingRegistersAsync(byte, ushort, int, CancellationToken)"/>
    public ushort[] ReadHoldingRegisters(byte unit, ushort address, int quantity) =>
        RegistersOf(Rent(unit, new ReadRequest(FunctionCode.ReadHoldingRegisters, address, quantity)), quantity);

    /// <inheritdoc cref="ReadHoldingRegistersAsync(byte, ushort, Memory{ushort}, CancellationToken)"/>
    public void ReadHoldingRegisters(byte unit, ushort address, Span<ushort> destination) =>
        ReadRegisters(Rent(unit, new ReadRequest(FunctionCode.ReadHoldingRegisters, address, destination.Length)), destination);

    /// <inheritdoc cref="ReadInputRegistersAsync(byte, ushort, int, CancellationToken)"/>
    public ushort[] ReadInputRegisters(byte unit, ushort address, int quantity) =>
        RegistersOf(Rent(unit, new ReadRequest(FunctionCode.ReadInputRegisters, address, quantity)), quantity);

    /// <inheritdoc cref="ReadInputRegistersAsync(byte, ushort, Memory{ushort}, CancellationToken)"/>
    public void ReadInputRegisters(byte unit, ushort address, Span<ushort> destination) =>
        ReadRegisters(Rent(unit, new ReadRequest(FunctionCode.ReadInputRegisters, address, destination.Length)), destination);

    /// <inheritdoc cref="WriteSingleCoilAsync"/>
    public void WriteSingleCoil(byte unit, ushort address, bool value)
    {
        ModbusRequest request = Rent(unit);
        request.Size = WriteSingleRequest.Coil(address, value).Write(request.Buffer);
        Execute(request);
    }

    /// <inheritdoc cref="WriteSingleRegisterAsync"/>
    public void WriteSingleRegister(byte unit, ushort address, ushort value)
    {
        ModbusRequest request = Rent(unit);
        request.Size = WriteSingleRequest.Register(address, value).Write(request.Buffer);
        Execute(request);
    }

    /// <inheritdoc cref="WriteMultipleCoilsAsync"/>
    public void WriteMultipleCoils(byte unit, ushort address, ReadOnlySpan<bool> values)
    {
        Execute(RentWriteCoils(unit, address, values));
    }

    /// <inheritdoc cref="WriteMultipleRegistersAsync"/>
    public void WriteMultipleRegisters(byte unit, ushort address, ReadOnlySpan<ushort> values)
    {
        Execute(RentWriteRegisters(unit, address, values));
    }

    /// <inheritdoc cref="MaskWriteRegisterAsync"/>
    public void MaskWriteRegister(byte unit, ushort address, ushort and, ushort or)
    {
        ModbusRequest request = Rent(unit);
        request.Size = new MaskWriteRequest(address, and, or).Write(request.Buffer);
        Execute(request);
    }

    /// <inheritdoc cref="ReadWriteMultipleRegistersAsync(byte, ushort, int, ushort, ReadOnlyMemory{ushort}, CancellationToken)"/>
    public ushort[] ReadWriteMultipleRegisters(
        byte unit, ushort readAddress, int readQuantity, ushort writeAddress, ReadOnlySpan<ushort> values)
    {
        return RegistersOf(RentReadWrite(unit, readAddress, readQuantity, writeAddress, values), readQuantity);
    }

    /// <inheritdoc cref="ReadWriteMultipleRegistersAsync(byte, ushort, Memory{ushort}, ushort, ReadOnlyMemory{ushort}, CancellationToken)"/>
    public void ReadWriteMultipleRegisters(
        byte unit, ushort readAddress, Span<ushort> destination, ushort writeAddress, ReadOnlySpan<ushort> values)
    {
        ReadRegisters(RentReadWrite(unit, readAddress, destination.Length, writeAddress, values), destination);
    }

    /// <inheritdoc cref="SendPduAsync(byte, ReadOnlyMemory{byte}, CancellationToken)"/>
    public byte[] SendPdu(byte unit, ReadOnlySpan<byte> pdu) =>
        Call(RentPdu(unit, pdu), 0, static (request, _) => request.ResponsePdu.ToArray());

    /// <summary>Sends any PDU and blocks until its answer has come, without allocating.</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="pdu">Function code (1 to 127) and data, 1 to 253 bytes.</param>
    /// <param name="response">Takes the answer, up to 253 bytes; what does not fit is left out.</param>
    /// <returns>How many bytes were filled.</returns>
    public int SendPdu(byte unit, ReadOnlySpan<byte> pdu, Span<byte> response) =>
        Call(RentPdu(unit, pdu), response, static (request, into) => CopyFirst(request.ResponsePdu, into));

    private bool[] BitsOf(byte unit, in ReadRequest read)
    {
        ModbusRequest request = Rent(unit, read);
        bool[] values = new bool[read.Quantity];
        ReadBits(request, values);
        return values;
    }

    private ushort[] RegistersOf(ModbusRequest request, int quantity)
    {
        ushort[] values = new ushort[quantity];
        ReadRegisters(request, values);
        return values;
    }

    private void ReadBits(ModbusRequest request, Span<bool> destination) => Call(request, destination, static (answered, into) =>
    {
        PackedBits.Unpack(answered.Data, into);
        return into.Length;
    });

    private void ReadRegisters(ModbusRequest request, Span<ushort> destination) => Call(request, destination, static (answered, into) =>
    {
        PackedRegisters.Unpack(answered.Data, into);
        return into.Length;
    });
}
