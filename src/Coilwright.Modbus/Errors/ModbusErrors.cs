using System.Globalization;
using Coilwright.Modbus.Pdus;
using Coilwright.Requests;
using Coilwright.Telemetry;

namespace Coilwright.Modbus;

/// <summary>Makes the errors: what happened, to which request, and what to do about it.</summary>
internal static class ModbusErrors
{
    public static Exception Of(in RequestFailure failure, in ModbusRequestFacts facts) => failure.Kind switch
    {
        FailureKind.TimedOut => new ModbusTimeoutException(
            $"{facts}: {Waited(facts)}{ThreadPoolPressure.Describe(failure.Limit, failure.Elapsed)}{(failure.Cause is null ? "" : $" {failure.Cause.Message}")}", facts, failure.Cause),
        FailureKind.InDoubt => new ModbusTimeoutException(
            $"{facts}: {failure.Cause!.Message}{(facts.Attempts == 0 ? ", so nothing was sent" : Applied(facts))}. Check the unit's address, power and wiring.",
            facts,
            failure.Cause),
        FailureKind.QueueFull => new ModbusConnectionException(
            $"{facts}: too many requests wait already, nothing was sent. Send less at once, or raise QueueCapacity.", facts, null),
        FailureKind.ConnectFailed => NotConnected(facts, failure.Cause),
        FailureKind.Unavailable => new ModbusConnectionException($"{facts}: {failure.Cause!.Message} Nothing was sent{Applied(facts)}.", facts, failure.Cause),
        FailureKind.PoolExhausted => new ModbusTimeoutException(
            $"{facts}: {failure.Cause!.Message} Nothing was sent{Applied(facts)}.", facts, failure.Cause),
        FailureKind.BackedOff => new ModbusDeviceException(
            $"{facts}: not sent, because the gateway did not reach this unit and it is left alone for a while. {Advice(ModbusExceptionCode.GatewayTargetDeviceFailedToRespond)}",
            facts,
            ModbusExceptionCode.GatewayTargetDeviceFailedToRespond),
        FailureKind.InvalidFrame => new ModbusProtocolException(
            $"{facts}: {failure.Cause?.Message} The connection was closed. Check that the port speaks Modbus TCP.", facts, failure.Cause),
        FailureKind.Disposed => new ObjectDisposedException(null, $"{facts}: the client was disposed{Applied(facts)}."),
        _ => new ModbusConnectionException(
            $"{facts}: the connection {Ended(failure.Cause)} before the answer came{Applied(facts)}. The next call connects again.",
            facts,
            failure.Cause),
    };

    /// <summary>Of a request that its call had no time left to send.</summary>
    public static ModbusTimeoutException OutOfTime(in ModbusRequestFacts facts) => new($"{facts}: {Waited(facts)}", facts);

    public static ModbusConnectionException NotConnected(in ModbusRequestFacts facts, Exception? cause)
    {
        // What the user can act on is the error at the bottom; of several endpoints each has its own.
        cause = cause is ConnectionUnavailableException { InnerException: { } reason } ? reason : cause;
        cause = cause is ConnectFailedException { InnerException: { } root and not (OperationCanceledException or AggregateException) } ? root : cause;

        // A failure of TLS names its own cure.
        string advice = cause is TlsException ? "" : " Check host, port and firewall; many devices accept only a few connections at once.";
        return new ModbusConnectionException(
            $"{facts}: no connection could be made ({cause?.Message.TrimEnd('.')}). Nothing was sent.{advice}", facts, cause);
    }

    public static ModbusDeviceException Refused(in ModbusRequestFacts facts, ModbusExceptionCode code)
    {
        string applied = ModbusDeviceException.IsGivenBeforeActing(code) ? "" : Applied(facts);
        return new ModbusDeviceException($"{facts}: refused with exception {(byte)code:X2}{applied}. {Advice(code)}", facts, code);
    }

    /// <summary>Of a map that cannot be read whole.</summary>
    public static ModbusDeviceException MemberRefused(in ModbusRequestFacts facts, string member, int others, ModbusExceptionCode code)
    {
        string more = others == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", and {others} more members");
        return new ModbusDeviceException(
            $"{facts}: {member} was refused with exception {(byte)code:X2}{more}. {Advice(code)} Read into a target to keep what the device gives; "
            + "the rest is asked for again after ten minutes.",
            facts,
            code);
    }

    public static ModbusProtocolException Mismatch(in ModbusRequestFacts facts, PduFault fault) =>
        new($"{facts}: the answer was dropped ({fault}). Capture the traffic and ask the device's vendor{Applied(facts)}.", facts, null);

    private static string Waited(in ModbusRequestFacts facts)
    {
        string elapsed = string.Create(CultureInfo.InvariantCulture, $"{facts.Elapsed.TotalSeconds:0.###} s");
        return facts.Phase switch
        {
            RequestPhase.Queue => $"still waiting behind other requests after {elapsed}, nothing was sent. Send less at once, or raise "
                + "MaxInFlight or RequestTimeout.",
            RequestPhase.Connect => $"no connection after {elapsed}, nothing was sent. Check that the device is reachable.",
            RequestPhase.Write => $"the device took no data for {elapsed}{Applied(facts)}. The connection is replaced.",
            _ => $"no answer after {elapsed}{Applied(facts)}. Check the unit identifier, or raise RequestTimeout for a slow device.",
        };
    }

    private static string Ended(Exception? cause) => cause is null ? "was closed" : $"was lost ({cause.Message.TrimEnd('.')})";

    private static string Applied(in ModbusRequestFacts facts) => facts.MayHaveBeenApplied ? "; it may have been applied" : "";

    private static string Advice(ModbusExceptionCode code) => code switch
    {
        ModbusExceptionCode.IllegalFunction => "The device does not know this function code.",
        ModbusExceptionCode.IllegalDataAddress => "The device has nothing at one of these addresses; check the map, and that addresses count from 0.",
        ModbusExceptionCode.IllegalDataValue => "The device does not allow this value or quantity; try fewer registers at once.",
        ModbusExceptionCode.ServerDeviceFailure => "The device failed while carrying it out.",
        ModbusExceptionCode.Acknowledge => "The device works on it and needs longer.",
        ModbusExceptionCode.ServerDeviceBusy => "The device is busy; send it again later.",
        ModbusExceptionCode.GatewayPathUnavailable => "The gateway has no path to this unit; check its configuration.",
        ModbusExceptionCode.GatewayTargetDeviceFailedToRespond => "The gateway got no answer from this unit; check its address and wiring.",
        _ => "See the device's manual for this code.",
    };
}
