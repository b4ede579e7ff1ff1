using System.Buffers.Binary;
using System.Globalization;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>What an error tells of the request that failed.</summary>
internal readonly record struct ModbusRequestFacts
{
    // The MEI type of V1.1b3, 6.21.
    private const byte ReadDeviceIdentification = 14;

    /// <summary>Of a failure that belongs to no request, such as a connection that cannot be made.</summary>
    public ModbusRequestFacts(Endpoint endpoint, RequestPhase phase, TimeSpan elapsed)
    {
        Endpoint = endpoint;
        Phase = phase;
        Elapsed = elapsed;
    }

    /// <summary>Of a request, by its PDU.</summary>
    public ModbusRequestFacts(Endpoint endpoint, byte unit, ReadOnlySpan<byte> pdu, RequestPhase phase, TimeSpan elapsed)
        : this(endpoint, phase, elapsed)
    {
        Unit = unit;
        Function = (FunctionCode)pdu[0];
        IsWrite = !IsRead(pdu);
        if (pdu.Length < ReadRequest.Size)
        {
            return;
        }

        bool isSingle = Function is FunctionCode.WriteSingleCoil or FunctionCode.WriteSingleRegister or FunctionCode.MaskWriteRegister;
        bool isRange = Function is FunctionCode.ReadCoils or FunctionCode.ReadDiscreteInputs or FunctionCode.ReadHoldingRegisters
            or FunctionCode.ReadInputRegisters or FunctionCode.WriteMultipleCoils or FunctionCode.WriteMultipleRegisters
            or FunctionCode.ReadWriteMultipleRegisters;
        Address = isSingle || isRange ? BinaryPrimitives.ReadUInt16BigEndian(pdu[1..]) : null;
        Quantity = isSingle ? 1 : isRange ? BinaryPrimitives.ReadUInt16BigEndian(pdu[3..]) : null;
    }

    public Endpoint Endpoint { get; }

    public byte? Unit { get; }

    public FunctionCode? Function { get; }

    public int? Address { get; }

    public int? Quantity { get; }

    public RequestPhase Phase { get; }

    public TimeSpan Elapsed { get; }

    /// <summary>How many writes of the same call the device had confirmed before this request.</summary>
    public int AppliedBefore { get; init; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether an earlier attempt of the same request may have reached the device.</summary>
    public bool MayHaveBeenAppliedBefore { get; init; }

    /// <summary>Whether the request can change anything in the device. What a function code unknown here does, nobody can say: it counts as a write.</summary>
    public bool IsWrite { get; }

    /// <summary>Whether the device can have received the whole request, so that a write may have been applied.</summary>
    public bool MayHaveBeenApplied => IsWrite && (MayHaveBeenAppliedBefore || Phase >= RequestPhase.Write);

    /// <summary>Whether a request changes nothing in the device.</summary>
    /// <remarks>Function code 43 carries whole protocols, of which only the reading of the device's identification is known to change nothing.</remarks>
    public static bool IsRead(ReadOnlySpan<byte> pdu) => (FunctionCode)pdu[0] switch
    {
        FunctionCode.ReadCoils or FunctionCode.ReadDiscreteInputs or FunctionCode.ReadHoldingRegisters or FunctionCode.ReadInputRegisters
            or FunctionCode.ReadExceptionStatus or FunctionCode.GetCommEventCounter or FunctionCode.GetCommEventLog
            or FunctionCode.ReportServerId or FunctionCode.ReadFileRecord or FunctionCode.ReadFifoQueue => true,
        FunctionCode.EncapsulatedInterfaceTransport => pdu.Length > 1 && pdu[1] == ReadDeviceIdentification,
        _ => false,
    };

    /// <summary>The request in words, as every message begins: <c>ReadHoldingRegisters 0-9 of unit 1 at tcp://plc:502</c>.</summary>
    public override string ToString()
    {
        if (Function is null)
        {
            return Endpoint.ToString();
        }

        string name = Enum.IsDefined(Function.Value) ? Function.Value.ToString() : $"Function code {(byte)Function.Value}";
        string range = Address is null ? ""
            : Quantity == 1 ? string.Create(CultureInfo.InvariantCulture, $" {Address}")
            : string.Create(CultureInfo.InvariantCulture, $" {Address}-{Address + Quantity - 1}");
        string before = AppliedBefore == 0 ? ""
            : string.Create(CultureInfo.InvariantCulture, $" ({AppliedBefore} of the group's writes applied before)");
        string again = Attempts < 2 ? "" : string.Create(CultureInfo.InvariantCulture, $" (sent {Attempts} times)");
        return string.Create(CultureInfo.InvariantCulture, $"{name}{range} of unit {Unit} at {Endpoint}{before}{again}");
    }
}
