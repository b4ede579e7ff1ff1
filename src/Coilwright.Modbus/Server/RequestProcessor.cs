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

    private readonly ModbusServerUnit?[] _units = new ModbusServerUnit?[256];

    /// <summary>What the units have in common.</summary>
    public ServedLine Line { get; } = new();

    /// <summary>A unit; <see langword="null"/> where it is unknown.</summary>
    public ModbusServerUnit? this[byte unit] => Volatile.Read(ref _units[unit]);

    /// <summary>Adds a unit, which must not be there.</summary>
    public ModbusServerUnit Add(byte unit, UnitStore store)
    {
        var added = new ModbusServerUnit(unit, store, Line);
        Volatile.Write(ref _units[unit], added);
        return added;
    }

    /// <summary>Carries a request out and writes the response.</summary>
    /// <param name="unit">The unit that is addressed.</param>
    /// <param name="request">The PDU of the request, at least its function code.</param>
    /// <param name="response">Where the PDU of the response goes: at least 253 bytes, apart from the request.</param>
    /// <param name="listenOnly">The units that may only listen to this client.</param>
    /// <param name="role">The client's role, where it has one.</param>
    /// <returns>The size of the response; 0 where none is to be sent.</returns>
    public int Process(byte unit, ReadOnlySpan<byte> request, Span<byte> response, ListenOnlyUnits listenOnly, string? role = null)
    {
        Line.CountMessage();
        if (this[unit] is { } served)
        {
            return Process(served, request, response, listenOnly, role, isBroadcast: false);
        }

        return unknownUnit == UnknownUnitResponse.Silence
            ? 0
            : Refusal.Write((FunctionCode)request[0], ModbusExceptionCode.GatewayTargetDeviceFailedToRespond, response);
    }

    /// <summary>Carries a broadcast out on every unit, if it is a write. Nobody answers (Modbus over Serial Line V1.02, 2.1).</summary>
    /// <param name="request">The PDU of the request, at least its function code.</param>
    /// <param name="scratch">Room for the answers that are not given: at least 253 bytes, apart from the request.</param>
    /// <param name="listenOnly">The units that may only listen to this client.</param>
    /// <param name="role">The client's role, where it has one.</param>
    public void ProcessByAll(ReadOnlySpan<byte> request, Span<byte> scratch, ListenOnlyUnits listenOnly, string? role = null)
    {
        Line.CountMessage();
        var function = (FunctionCode)request[0];
        if (function is not (FunctionCode.WriteSingleCoil or FunctionCode.WriteSingleRegister or FunctionCode.WriteMultipleCoils
            or FunctionCode.WriteMultipleRegisters or FunctionCode.MaskWriteRegister or FunctionCode.WriteFileRecord))
        {
            return;
        }

        for (int unit = 0; unit < _units.Length; unit++)
        {
            if (this[(byte)unit] is { } served)
            {
                Process(served, request, scratch, listenOnly, role, isBroadcast: true);
            }
        }
    }

    private static int Process(
        ModbusServerUnit unit, ReadOnlySpan<byte> request, Span<byte> response, ListenOnlyUnits listenOnly, string? role, bool isBroadcast)
    {
        bool listensOnly = listenOnly.Contains(unit.Number);
        unit.Counting.NoteRequest(listensOnly, isBroadcast);
        int size = 0;
        if (!listensOnly || DiagnosticsFunction.IsRestart(request))
        {
            size = Answer(unit, request, response, listenOnly, role);
        }

        unit.Counting.NoteResponse((FunctionCode)request[0], response[..size], isSent: size > 0 && !isBroadcast, listensOnly);
        return size;
    }

    private static int Answer(
        ModbusServerUnit unit, ReadOnlySpan<byte> request, Span<byte> response, ListenOnlyUnits listenOnly, string? role)
    {
        UnitStore store = unit.Store;
        var function = (FunctionCode)request[0];
        return function switch
        {
            FunctionCode.ReadCoils => Read(store, RegisterTable.Coil, request, response, role),
            FunctionCode.ReadDiscreteInputs => Read(store, RegisterTable.DiscreteInput, request, response, role),
            FunctionCode.ReadHoldingRegisters => Read(store, RegisterTable.HoldingRegister, request, response, role),
            FunctionCode.ReadInputRegisters => Read(store, RegisterTable.InputRegister, request, response, role),
            FunctionCode.WriteSingleCoil or FunctionCode.WriteSingleRegister => WriteSingle(store, request, response, role),
            FunctionCode.WriteMultipleCoils or FunctionCode.WriteMultipleRegisters => WriteMultiple(store, request, response, role),
            FunctionCode.MaskWriteRegister => MaskWrite(store, request, response, role),
            FunctionCode.ReadWriteMultipleRegisters => ReadWrite(store, request, response, role),
            FunctionCode.Diagnostics => DiagnosticsFunction.Answer(unit, request, response, listenOnly),
            FunctionCode.ReadExceptionStatus or FunctionCode.GetCommEventCounter or FunctionCode.GetCommEventLog or FunctionCode.ReportServerId =>
                StatusFunctions.Answer(unit, request, response),
            FunctionCode.ReadFileRecord => FileFunctions.Read(unit, request, response),
            FunctionCode.WriteFileRecord => FileFunctions.Write(unit, request, response),
            FunctionCode.ReadFifoQueue => FileFunctions.ReadQueue(unit, request, response),
            FunctionCode.EncapsulatedInterfaceTransport => OtherFunctions.Identify(unit, request, response),
            _ => OtherFunctions.Handle(unit, function, request, response),
        };
    }

    private static int Read(UnitStore store, RegisterTable table, ReadOnlySpan<byte> pdu, Span<byte> response, string? role)
    {
        if (!ReadRequest.TryParse(pdu, out ReadRequest request, out PduFault fault))
        {
            return Refusal.Write(pdu, fault, response);
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
            : Refusal.Write(request.Function, ModbusExceptionCode.IllegalDataAddress, response);
    }

    private static int WriteSingle(UnitStore store, ReadOnlySpan<byte> pdu, Span<byte> response, string? role)
    {
        if (!WriteSingleRequest.TryParse(pdu, out WriteSingleRequest request, out PduFault fault))
        {
            return Refusal.Write(pdu, fault, response);
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
        return refusal is { } code ? Refusal.Write(request.Function, code, response) : request.Write(response);
    }

    private static int WriteMultiple(UnitStore store, ReadOnlySpan<byte> pdu, Span<byte> response, string? role)
    {
        if (!WriteMultipleRequest.TryParse(pdu, out WriteMultipleRequest request, out PduFault fault))
        {
            return Refusal.Write(pdu, fault, response);
        }

        RegisterTable table = request.Function == FunctionCode.WriteMultipleCoils ? RegisterTable.Coil : RegisterTable.HoldingRegister;
        if (!store.Admits(table, request.Address, request.Quantity, MemberAccess.Write, role))
        {
            return Forbid(request.Function, response);
        }

        return store.Write(table, request.Address, request.Quantity, request.Data) is { } code
            ? Refusal.Write(request.Function, code, response)
            : new WriteMultipleResponse(request.Function, request.Address, request.Quantity).Write(response);
    }

    private static int MaskWrite(UnitStore store, ReadOnlySpan<byte> pdu, Span<byte> response, string? role)
    {
        if (!MaskWriteRequest.TryParse(pdu, out MaskWriteRequest request, out PduFault fault))
        {
            return Refusal.Write(pdu, fault, response);
        }

        if (!store.Admits(RegisterTable.HoldingRegister, request.Address, 1, MemberAccess.Write, role, (ushort)~request.And))
        {
            return Forbid(FunctionCode.MaskWriteRegister, response);
        }

        return store.MaskWrite(request) is { } code ? Refusal.Write(FunctionCode.MaskWriteRegister, code, response) : request.Write(response);
    }

    private static int ReadWrite(UnitStore store, ReadOnlySpan<byte> pdu, Span<byte> response, string? role)
    {
        const FunctionCode Function = FunctionCode.ReadWriteMultipleRegisters;
        if (!ReadWriteRequest.TryParse(pdu, out ReadWriteRequest request, out PduFault fault))
        {
            return Refusal.Write(pdu, fault, response);
        }

        if (!store.Admits(RegisterTable.HoldingRegister, request.ReadAddress, request.ReadQuantity, MemberAccess.Read, role)
            || !store.Admits(RegisterTable.HoldingRegister, request.WriteAddress, request.WriteQuantity, MemberAccess.Write, role))
        {
            return Forbid(Function, response);
        }

        int size = ReadRegistersResponse.WriteHeader(response, Function, request.ReadQuantity, out Span<byte> data);
        using (store.BeginWrite())
        {
            // Nothing may be written by a request whose read is refused, so its addresses are looked at first.
            ModbusExceptionCode? refusal = store.Has(RegisterTable.HoldingRegister, request.ReadAddress, request.ReadQuantity)
                ? store.Write(RegisterTable.HoldingRegister, request.WriteAddress, request.WriteQuantity, request.Data)
                : ModbusExceptionCode.IllegalDataAddress;
            if (refusal is { } code)
            {
                return Refusal.Write(Function, code, response);
            }

            store.TryRead(RegisterTable.HoldingRegister, request.ReadAddress, request.ReadQuantity, data);
        }

        return size;
    }

    // What a role may not do is, for that role, a function that is not there (MODBUS/TCP Security Protocol Specification: an unauthorized request is an illegal function).
    private static int Forbid(FunctionCode function, Span<byte> response) => Refusal.Write(function, ModbusExceptionCode.IllegalFunction, response);
}
