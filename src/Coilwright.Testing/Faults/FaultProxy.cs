using System.IO.Pipelines;
using Coilwright.Transports;

namespace Coilwright.Testing;

/// <summary>
/// Stands between a client and a server that both know nothing of it, and lets frames meet faults on their way: for programs that take
/// only an address, and for servers that other people wrote.
/// </summary>
/// <example>
/// <code>
/// await using var proxy = FaultProxy.Listen(server.Endpoint, FrameLengths.ModbusTcp);
/// proxy.Faults.Answers = FaultPlan.Script(Fault.Reset);
/// await program.RunAsync(proxy.Endpoint.ToString());      // "tcp://127.0.0.1:41234"
/// </code>
/// </example>
public sealed class FaultProxy : IAsyncDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    private readonly ITransportListener _listener;
    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<Task> _relays = [];
    private readonly Task _accepting;

    /// <summary>Relays whoever a listener accepts.</summary>
    /// <param name="listener">Where clients connect to; then belongs to the proxy.</param>
    /// <param name="faults">Reaches the server.</param>
    public FaultProxy(ITransportListener listener, FaultyTransport faults)
    {
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentNullException.ThrowIfNull(faults);
        _listener = listener;
        Faults = faults;
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect to.</summary>
    public Endpoint Endpoint => _listener.Endpoint;

    /// <summary>The way to the server, with its faults.</summary>
    public FaultyTransport Faults { get; }

    /// <summary>
    /// Listens on a free port of this machine and relays over TCP. The bytes of a <c>tls://</c> server pass as they are, encrypted.
    /// </summary>
    /// <param name="server">The server: its host and port count.</param>
    /// <param name="frames">Tells frames apart; <see langword="null"/> takes each segment for one.</param>
    /// <param name="timeProvider">The clock that delays go by; the system's where it is <see langword="null"/>.</param>
    public static FaultProxy Listen(Endpoint server, FrameLength? frames = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        TimeProvider clock = timeProvider ?? TimeProvider.System;
        var faults = new FaultyTransport(new TcpTransport(server, ConnectTimeout, TimeProvider.System)) { Frames = frames, TimeProvider = clock };
        return new FaultProxy(TcpTransportListener.Listen(new Endpoint("tcp", "127.0.0.1", 0)), faults);
    }

    /// <summary>Stops listening and cuts all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _listener.DisposeAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_relays).ConfigureAwait(false);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                ITransportConnection client = await _listener.AcceptAsync(_stopping.Token).ConfigureAwait(false);
                _relays.RemoveWhere(relay => relay.IsCompleted);
                _relays.Add(RelayAsync(client));
            }
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // Nobody connects any more.
        }
    }

    private async Task RelayAsync(ITransportConnection client)
    {
        await using (client.ConfigureAwait(false))
        {
            ITransportConnection server;
            try
            {
                server = await Faults.ConnectAsync(_stopping.Token).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // What the server does not take, the client is not given.
                client.Abort();
                return;
            }

            await using (server.ConfigureAwait(false))
            {
                using CancellationTokenRegistration stop = _stopping.Token.UnsafeRegister(_ => Cut(client, server), null);
                await Task.WhenAll(PumpAsync(client, server), PumpAsync(server, client)).ConfigureAwait(false);
            }
        }
    }

    private static async Task PumpAsync(ITransportConnection from, ITransportConnection to)
    {
        try
        {
            while (true)
            {
                ReadResult read = await from.Input.ReadAsync().ConfigureAwait(false);
                foreach (ReadOnlyMemory<byte> segment in read.Buffer)
                {
                    await to.SendAsync(segment).ConfigureAwait(false);
                }

                from.Input.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    to.Close();
                    return;
                }
            }
        }
        catch (Exception)
        {
            Cut(from, to);
        }
    }

    private static void Cut(ITransportConnection one, ITransportConnection other)
    {
        one.Abort();
        other.Abort();
    }
}
