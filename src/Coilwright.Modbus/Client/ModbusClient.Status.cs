using System.Buffers.Binary;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>Status, diagnostics and events: function codes 7, 8, 11, 12 and 17, for serial lines and the gateways before them.</summary>
public sealed partial class ModbusClient
{
    /// <summary>Reads eight status bits, whose meaning is the device's own (function code 7).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public ValueTask<byte> ReadExceptionStatusAsync(byte unit, CancellationToken cancellationToken = default) =>
        CallAsync(RentBare(unit, FunctionCode.ReadExceptionStatus), 0, ExceptionStatusOf, cancellationToken);

    /// <summary>Tests and counters of a serial line (function code 8).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="subFunction">What to do; see <see cref="ForceListenOnlyModeAsync"/> for the one that is never answered.</param>
    /// <param name="data">What goes with it: 0 for most.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    /// <returns>What came back: the counter, or the data as it was sent.</returns>
    public ValueTask<ushort> DiagnosticsAsync(
        byte unit, DiagnosticSubFunction subFunction, ushort data = 0, CancellationToken cancellationToken = default) =>
        CallAsync(RentDiagnostics(unit, subFunction, data), 0, DiagnosticsOf, cancellationToken);

    /// <summary>
    /// Makes a device hear and answer nothing (function code 8, sub-function 4) until <see cref="DiagnosticSubFunction.RestartCommunications"/>.
    /// No answer is the right answer, so this takes all of <see cref="ModbusClientOptions.RequestTimeout"/>.
    /// </summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="cancellationToken">Gives the wait up.</param>
    public async ValueTask ForceListenOnlyModeAsync(byte unit, CancellationToken cancellationToken = default)
    {
        ModbusRequest request = Rent(unit);
        request.Size = DiagnosticsMessage.Write(request.Buffer, DiagnosticSubFunction.ForceListenOnlyMode, 0);
        try
        {
            await ExecuteAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ModbusTimeoutException silence) when (silence.Phase == RequestPhase.Response)
        {
            // It was sent, and nothing came back, as it should be.
        }
    }

    /// <summary>Reads how many requests a device has carried out (function code 11).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public ValueTask<CommEventCounterResponse> GetCommEventCounterAsync(byte unit, CancellationToken cancellationToken = default) =>
        CallAsync(RentBare(unit, FunctionCode.GetCommEventCounter), 0, EventCounterOf, cancellationToken);

    /// <summary>Reads what a device has noted of its line (function code 12).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public ValueTask<CommEventLog> GetCommEventLogAsync(byte unit, CancellationToken cancellationToken = default) =>
        CallAsync(RentBare(unit, FunctionCode.GetCommEventLog), 0, EventLogOf, cancellationToken);

    /// <summary>Reads what a device has noted of its line (function code 12), without allocating.</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="events">Takes up to 64 events, the latest first; what does not fit is left out.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public ValueTask<CommEventLogCounts> GetCommEventLogAsync(byte unit, Memory<byte> events, CancellationToken cancellationToken = default) =>
        CallAsync(
            RentBare(unit, FunctionCode.GetCommEventLog), events, static (request, into) => CopyEvents(request, into.Span), cancellationToken);

    /// <summary>Reads what a device says of itself: id, run indicator and more, as its manual tells (function code 17).</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public ValueTask<byte[]> ReportServerIdAsync(byte unit, CancellationToken cancellationToken = default) =>
        CallAsync(RentBare(unit, FunctionCode.ReportServerId), 0, ServerIdOf, cancellationToken);

    /// <summary>Reads what a device says of itself (function code 17), without allocating.</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="destination">Takes up to 251 bytes; what does not fit is left out.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>How many bytes were filled.</returns>
    public ValueTask<int> ReportServerIdAsync(byte unit, Memory<byte> destination, CancellationToken cancellationToken = default) =>
        CallAsync(
            RentBare(unit, FunctionCode.ReportServerId), destination, static (request, into) => CopyFirst(request.Data, into.Span), cancellationToken);

    /// <inheritdoc cref="ReadExceptionStatusAsync"/>
    public byte ReadExceptionStatus(byte unit) => Call(RentBare(unit, FunctionCode.ReadExceptionStatus), 0, ExceptionStatusOf);

    /// <inheritdoc cref="DiagnosticsAsync"/>
    public ushort Diagnostics(byte unit, DiagnosticSubFunction subFunction, ushort data = 0) =>
        Call(RentDiagnostics(unit, subFunction, data), 0, DiagnosticsOf);

    /// <inheritdoc cref="ForceListenOnlyModeAsync"/>
    public void ForceListenOnlyMode(byte unit) => Blocking.Wait(ForceListenOnlyModeAsync(unit, CancellationToken.None));

    /// <inheritdoc cref="GetCommEventCounterAsync"/>
    public CommEventCounterResponse GetCommEventCounter(byte unit) =>
        Call(RentBare(unit, FunctionCode.GetCommEventCounter), 0, EventCounterOf);

    /// <inheritdoc cref="GetCommEventLogAsync(byte, CancellationToken)"/>
    public CommEventLog GetCommEventLog(byte unit) => Call(RentBare(unit, FunctionCode.GetCommEventLog), 0, EventLogOf);

    /// <inheritdoc cref="GetCommEventLogAsync(byte, Memory{byte}, CancellationToken)"/>
    public CommEventLogCounts GetCommEventLog(byte unit, Span<byte> events) =>
        Call(RentBare(unit, FunctionCode.GetCommEventLog), events, CopyEvents);

    /// <inheritdoc cref="ReportServerIdAsync(byte, CancellationToken)"/>
    public byte[] ReportServerId(byte unit) => Call(RentBare(unit, FunctionCode.ReportServerId), 0, ServerIdOf);

    /// <inheritdoc cref="ReportServerIdAsync(byte, Memory{byte}, CancellationToken)"/>
    public int ReportServerId(byte unit, Span<byte> destination) =>
        Call(RentBare(unit, FunctionCode.ReportServerId), destination, static (request, into) => CopyFirst(request.Data, into));

    private static byte ExceptionStatusOf(ModbusRequest request, int state) => request.ResponsePdu[1];

    private static ushort DiagnosticsOf(ModbusRequest request, int state) =>
        DiagnosticsMessage.TryParse(request.ResponsePdu, out DiagnosticsMessage message, out _) ? message.Value : (ushort)0;

    private static CommEventCounterResponse EventCounterOf(ModbusRequest request, int state) =>
        CommEventCounterResponse.TryParse(request.ResponsePdu, out CommEventCounterResponse response, out _) ? response : default;

    private static CommEventLog EventLogOf(ModbusRequest request, int state)
    {
        _ = CommEventLogResponse.TryParse(request.ResponsePdu, out CommEventLogResponse response, out _);
        return new CommEventLog(response.Status, response.EventCount, response.MessageCount, response.Events.ToArray());
    }

    private static CommEventLogCounts CopyEvents(ModbusRequest request, Span<byte> events)
    {
        _ = CommEventLogResponse.TryParse(request.ResponsePdu, out CommEventLogResponse response, out _);
        return new CommEventLogCounts(response.Status, response.EventCount, response.MessageCount, CopyFirst(response.Events, events));
    }

    private static byte[] ServerIdOf(ModbusRequest request, int state) => request.Data.ToArray();

    private static int CopyFirst(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        int size = Math.Min(source.Length, destination.Length);
        source[..size].CopyTo(destination);
        return size;
    }

    private ModbusRequest RentBare(byte unit, FunctionCode function)
    {
        ModbusRequest request = Rent(unit);
        request.Size = new FunctionOnlyRequest(function).Write(request.Buffer);
        return request;
    }

    private ModbusRequest RentDiagnostics(byte unit, DiagnosticSubFunction subFunction, ushort data)
    {
        if (subFunction == DiagnosticSubFunction.ForceListenOnlyMode)
        {
            throw new ArgumentOutOfRangeException(
                nameof(subFunction), subFunction, $"No device answers this: use {nameof(ForceListenOnlyModeAsync)}, which knows.");
        }

        Span<byte> value = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(value, data);
        var message = new DiagnosticsMessage(subFunction, value);
        ModbusRequest request = Rent(unit);
        request.Size = message.Write(request.Buffer);
        return request;
    }
}
