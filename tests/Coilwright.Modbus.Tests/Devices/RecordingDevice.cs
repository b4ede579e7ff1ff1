using System.Collections.Concurrent;
using Coilwright.Modbus.Pdus;
using Coilwright.Modbus.Server;
using Coilwright.Modbus.Tests.Client;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>A device of coils and registers behind a scripted peer, which notes every request as it came over the wire.</summary>
internal sealed class RecordingDevice : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly RequestProcessor _processor = new(UnknownUnitResponse.GatewayTargetFailed);
    private readonly ClientFixture _fixture;
    private readonly Task _run;

    private RecordingDevice(ClientFixture fixture)
    {
        _fixture = fixture;
        _processor.Add(1, Tables.Store);
        _run = RunAsync();
    }

    public ModbusClient Client => _fixture.Client;

    public RegisterTables Tables { get; } = new(coils: 3000, holdingRegisters: 1000);

    /// <summary>A function code that it does not know; 0 for none.</summary>
    public FunctionCode Lacks { get; set; }

    public static async Task<RecordingDevice> ConnectAsync() =>
        new(await ClientFixture.ConnectAsync(options => options.Heartbeat = new() { Interval = Timeout.InfiniteTimeSpan }));

    /// <summary>The PDUs that came since the last time, in hexadecimal.</summary>
    public string[] TakeRequests()
    {
        var requests = new List<string>();
        while (_requests.TryDequeue(out string? request))
        {
            requests.Add(request);
        }

        return [.. requests];
    }

    public async ValueTask DisposeAsync()
    {
        await _fixture.DisposeAsync();
        await _run;
    }

    private async Task RunAsync()
    {
        byte[] answer = new byte[PduLimits.MaxSize];
        try
        {
            while (true)
            {
                ReceivedRequest request = await _fixture.ReceiveAsync();
                _requests.Enqueue(Convert.ToHexString(request.Pdu));
                int size = request.Pdu[0] == (byte)Lacks
                    ? new ExceptionResponse(Lacks, ModbusExceptionCode.IllegalFunction).Write(answer)
                    : _processor.Process(request.Unit, request.Pdu, answer, new ListenOnlyUnits(), null);
                await _fixture.Peer.SendAsync(ClientFixture.Frame(request.Id, request.Unit, answer[..size]));
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The client is gone.
        }
    }
}
