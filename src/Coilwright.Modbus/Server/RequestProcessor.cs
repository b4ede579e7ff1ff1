using System.Buffers.Binary;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Server;

/// <summary>
/// Answers requests from the tables of its units, whatever carried them here. Any number of threads may call; nothing is allocated.
/// </summary>
/// <remarks>
/// The order of checks is the specification's (V1.1b3, state diagrams of 6): function code, then quantity and value, then address; one
/// request is one atomic step.
/// </remarks>
internal sealed class RequestProcessor(UnknownUnitResponse unknownUnit)
{
    /// <summary>On a line, the unit identifier that addresses everybody (Modbus over Serial Line V1.02, 2.2).</summary>
    public const byte Broadcast = 0;

    private readonly UnitStore?[] _units = new UnitStore?[256];

    /// <summary>The tables of a unit; <see langword="null"/> where it is unknown.</summary>
    public UnitStore? this[byte unit]
    {
        get => Volatile.Read(ref _units[unit]);
        set => Volatile.Write(ref _units[unit], value);
    }

    /// <summary>Carries a request out and writes the response.</summary>
    /// <param name="unit">The unit that is addressed.</param>
    /// <param name="request">The PDU of the request, at least its function code.</param>
    /// <param name="response">Where the PDU of the response goes: at least 253 bytes, apart from the request.</param>
    /// <param name="role">The client's role, where it has one.</param>
    /// <returns>The size of the response; 0 where none is to be sent.</returns>
    public int Process(byte unit, ReadOnlySpan<byte> request, Span<byte> response, string? role = null)
    {
        var function = (FunctionCode)request[0];
        if (this[unit] is { } store)
        {
            return Process(store, function, request, response, role);
        }

        return unknownUnit == UnknownUnitResponse.Silence
            ? 0
            : Refuse(function, ModbusExceptionCode.GatewayTargetDeviceFailedToRespond, response);
    }

    /// <summary>Carries a broadcast out on every unit, if it is a write. Nobody answers (Modbus over Serial Line V1.02, 2.1).</summary>
    /// <param name="request">The PDU of the request, at least its function code.</param>
    /// <param name="scratch">Room for the answers that are not given: at least 253 bytes, apart from the request.</param>
    /// <param name="role">The client's role, where it has one.</param>
    public void ProcessByAll(ReadOnlySpan<byte> request, Span<byte> scratch, string? role = null)
    {
        var function = (FunctionCode)request[0];
        if (function is not (FunctionCode.WriteSingleCoil or FunctionCode.WriteSingleRegister or FunctionCode.WriteMultipleCoils
            or FunctionCode.WriteMultipleRegisters or FunctionCode.MaskWriteRegister or FunctionCode.WriteFileRecord))
        {
            return;
        }

        for (int unit = 0; unit < _units.Length; unit++)
        {
            if (this[(byte)unit] is not null)
            {
                Process((byte)unit, request, scratch, role);
            }
        }
    }

    private static int Process(
        UnitStore store, FunctionCode function, ReadOnlySpan<byte> request, Span<byte> response, string? role)
    {
        switch (function)
        {
            case FunctionCode.ReadCoils:
                return Read(store, RegisterTable.Coil, request, response, role);
            case FunctionCode.ReadDiscreteInputs:
                return Read(store, RegisterTable.DiscreteInput, request, response, role);
            case FunctionCode.ReadHoldingRegisters:
                return Read(store, RegisterTable.HoldingRegister, request, response, role);
            case FunctionCode.ReadInputRegisters:
                return Read(store, RegisterTable.InputRegister, request, response, role);
            case FunctionCode.WriteSingleCoil:
            case FunctionCode.WriteSingleRegister:
                return WriteSingle(store, request, response, role);
            case FunctionCode.WriteMultipleCoils:
            case FunctionCode.WriteMultipleRegisters:
                return WriteMultiple(store, request, response, role);
            case FunctionCode.MaskWriteRegister:
                return MaskWrite(store, request, response, role);
            case FunctionCode.ReadWriteMultipleRegisters:
                return ReadWrite(store, request, response, role);
            default:
                return Refuse(function, ModbusExceptionCode.IllegalFunction, response);
        }
    }

    private static int Read(UnitStore store, RegisterTable table, ReadOnlySpan<byte> pdu, Span<byte> response, string? role)
    {
        if (!ReadRequest.TryParse(pdu, out ReadRequest request, out PduFault fault))
        {
            return Refuse((FunctionCode)pdu[0], fault.ToExceptionCode(), response);
        }

        if (!store.Admits(table, request.Address, request.Quantity, MemberAccess.Read, role))
        {
            return Forbid(request.Function, response);
        }

        int size = table.IsBits()
            ? ReadBitsResponse.WriteHeader(response, request, out Span<byte> data)
            : ReadRegistersResponse.WriteHeader(response, request.Function, request.Quantity, out data);
        return store.TryRead(table, request.Address, request.Quantity, data)
            ? size
            : Refuse(request.Function, ModbusExceptionCode.IllegalDataAddress, response);
    }

    private static int WriteSingle(UnitStore store, ReadOnlySpan<byte> pdu, Span<byte> response, string? role)
    {
        if (!WriteSingleRequest.TryParse(pdu, out WriteSingleRequest request, out PduFault fault))
        {
            return Refuse((FunctionCode)pdu[0], fault.ToExceptionCode(), response);
        }

        bool isCoil = request.Function == FunctionCode.WriteSingleCoil;
        RegisterTable table = isCoil ? RegisterTable.Coil : RegisterTable.HoldingRegister;
        if (!store.Admits(table, request.Address, 1, MemberAccess.Write, role))
        {
            return Forbid(request.Function, response);
        }

        Span<byte> value = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(value, request.Value);
        ModbusExceptionCode? refusal = store.Write(table, request.Address, 1, isCoil ? [request.IsOn ? (byte)1 : (byte)0] : value);
        return refusal is { } code ? Refuse(request.Function, code, response) : request.Write(response);
    }

    private static int WriteMultiple(UnitStore store, ReadOnlySpan<byte> pdu, Span<byte> response, string? role)
    {
        if (!WriteMultipleRequest.TryParse(pdu, out WriteMultipleRequest request, out PduFault fault))
        {
            return Refuse((FunctionCode)pdu[0], fault.ToExceptionCode(), response);
        }

        RegisterTable table = request.Function == FunctionCode.WriteMultipleCoils ? RegisterTable.Coil : RegisterTable.HoldingRegister;
        if (!store.Admits(table, request.Address, request.Quantity, MemberAccess.Write, role))
        {
            return Forbid(request.Function, response);
        }

        return store.Write(table, request.Address, request.Quantity, request.Data) is { } code
            ? Refuse(request.Function, code, response)
            : new WriteMultipleResponse(request.Function, request.Address, request.Quantity).Write(response);
    }

    private static int MaskWrite(UnitStore store, ReadOnlySpan<byte> pdu, Span<byte> response, string? role)
    {
        if (!MaskWriteRequest.TryParse(pdu, out MaskWriteRequest request, out PduFault fault))
        {
            return Refuse((FunctionCode)pdu[0], fault.ToExceptionCode(), response);
        }

        if (!store.Admits(RegisterTable.HoldingRegister, request.Address, 1, MemberAccess.Write, role, (ushort)~request.And))
        {
            return Forbid(FunctionCode.MaskWriteRegister, response);
        }

        return store.MaskWrite(request) is { } code ? Refuse(FunctionCode.MaskWriteRegister, code, response) : request.Write(response);
    }

    private static int ReadWrite(UnitStore store, ReadOnlySpan<byte> pdu, Span<byte> response, string? role)
    {
        const FunctionCode Function = FunctionCode.ReadWriteMultipleRegisters;
        if (!ReadWriteRequest.TryParse(pdu, out ReadWriteRequest request, out PduFault fault))
        {
            return Refuse(Function, fault.ToExceptionCode(), response);
        }

        if (!store.Admits(RegisterTable.HoldingRegister, request.ReadAddress, request.ReadQuantity, MemberAccess.Read, role)
            || !store.Admits(RegisterTable.HoldingRegister, request.WriteAddress, request.WriteQuantity, MemberAccess.Write, role))
        {
            return Forbid(Function, response);
        }

        int size = ReadRegistersResponse.WriteHeader(response, Function, request.ReadQuantity, out Span<byte> data);
        lock (store.WriteLock)
        {
            // Nothing may be written by a request whose read is refused, so its addresses are looked at first.
            ModbusExceptionCode? refusal = store.Has(RegisterTable.HoldingRegister, request.ReadAddress, request.ReadQuantity)
                ? store.Write(RegisterTable.HoldingRegister, request.WriteAddress, request.WriteQuantity, request.Data)
                : ModbusExceptionCode.IllegalDataAddress;
            if (refusal is { } code)
            {
                return Refuse(Function, code, response);
            }

            store.TryRead(RegisterTable.HoldingRegister, request.ReadAddress, request.ReadQuantity, data);
        }

        return size;
    }

    // What a role may not do is, for that role, a function that is not there (MODBUS/TCP Security Protocol Specification: an unauthorized request is an illegal function).
    private static int Forbid(FunctionCode function, Span<byte> response) => Refuse(function, ModbusExceptionCode.IllegalFunction, response);

    private static int Refuse(FunctionCode function, ModbusExceptionCode code, Span<byte> response) =>
        new ExceptionResponse((FunctionCode)((byte)function & 0x7F), code).Write(response);
}
