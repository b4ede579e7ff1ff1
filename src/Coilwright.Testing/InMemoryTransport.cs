using System.Threading.Channels;
using Coilwright.Transports;

namespace Coilwright.Testing;

/// <summary>
/// Connects a client to a peer in the same process: bytes in order and nothing else, without sockets and without time. What
/// the peer sends has been received when its send returns.
/// </summary>
public sealed class InMemoryTransport : ITransport
{
    private readonly Channel<ITransportConnection> _accepted = Channel.CreateUnbounded<ITransportConnection>();

    /// <inheritdoc/>
    public Endpoint Endpoint { get; init; } = new("memory", "peer", 0);

    /// <summary>
    /// How many bytes the client may send before the peer has to read some, 1 or more: a client whose peer stops reading is held up as
    /// by a full TCP window. Default: 65536.
    /// </summary>
    public int Window { get; init; } = 65536;

    /// <summary>
    /// What happens before a connection is made: throw to refuse it, wait for the token to let it hang. Default: nothing.
    /// </summary>
    public Func<CancellationToken, ValueTask>? Connecting { get; set; }

    /// <summary>How many connections were asked for, refused ones too.</summary>
    public int Attempts { get; private set; }

    /// <inheritdoc/>
    public async ValueTask<ITransportConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        Attempts++;
        if (Connecting is not null)
        {
            await Connecting(cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        (InMemoryConnection client, InMemoryConnection peer) = InMemoryConnection.CreatePair(Window);
        _accepted.Writer.TryWrite(peer);
        return client;
    }

    /// <summary>Waits for the next connection, and gives its other end to a script.</summary>
    public async ValueTask<ScriptedPeer> AcceptAsync(CancellationToken cancellationToken = default) =>
        new(await AcceptConnectionAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Waits for the next connection, and gives its other end to whatever shall serve it.</summary>
    public ValueTask<ITransportConnection> AcceptConnectionAsync(CancellationToken cancellationToken = default) =>
        _accepted.Reader.ReadAsync(cancellationToken);

    /// <summary>Gives all further connections to a server: for <c>ModbusServer.Listen</c>. The endpoint is the transport's.</summary>
    public ITransportListener Listen() => new InMemoryListener(this);
}
