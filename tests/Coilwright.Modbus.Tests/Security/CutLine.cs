using System.Buffers;
using System.IO.Pipelines;
using Coilwright.Testing;
using Coilwright.Transports;

namespace Coilwright.Modbus.Tests.Security;

/// <summary>A line in memory that passes everything on, until one side has sent so many bytes; then both sides find it ended, or cut.</summary>
internal sealed class CutLine : ITransport
{
    private readonly InMemoryTransport _client = new();
    private readonly InMemoryTransport _server = new();
    private volatile bool _isStopped;

    public Endpoint Endpoint { get; } = new("memory", "localhost", 0);

    /// <summary>How many bytes of the server are passed on.</summary>
    public int OfServer { get; init; } = int.MaxValue;

    /// <summary>How many bytes of the client are passed on.</summary>
    public int OfClient { get; init; } = int.MaxValue;

    /// <summary>Whether it is cut, rather than ended in order.</summary>
    public bool IsReset { get; init; }

    /// <summary>How many bytes of the server were passed on.</summary>
    public int Received { get; private set; }

    /// <summary>How many bytes of the client were passed on.</summary>
    public int Sent { get; private set; }

    /// <summary>Counts no more.</summary>
    public void Stop() => _isStopped = true;

    public async ValueTask<ITransportConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        ITransportConnection outer = await _client.ConnectAsync(cancellationToken);
        ITransportConnection toClient = await _client.AcceptConnectionAsync(cancellationToken);
        ITransportConnection toServer = await _server.ConnectAsync(cancellationToken);
        _ = PassAsync(toServer, toClient, OfServer, count => Received += _isStopped ? 0 : count);
        _ = PassAsync(toClient, toServer, OfClient, count => Sent += _isStopped ? 0 : count);
        return outer;
    }

    /// <summary>The server's end.</summary>
    public ValueTask<ITransportConnection> AcceptAsync(CancellationToken cancellationToken) => _server.AcceptConnectionAsync(cancellationToken);

    private async Task PassAsync(ITransportConnection from, ITransportConnection to, int left, Action<int> count)
    {
        try
        {
            while (left > 0)
            {
                ReadResult result = await from.Input.ReadAsync();
                ReadOnlySequence<byte> taken = result.Buffer.Slice(0, Math.Min(left, result.Buffer.Length));
                foreach (ReadOnlyMemory<byte> part in taken)
                {
                    count(part.Length);
                    await to.SendAsync(part);
                }

                left -= (int)taken.Length;
                from.Input.AdvanceTo(taken.End);
                if (result.IsCompleted)
                {
                    break;
                }
            }
        }
        catch (Exception error) when (error is IOException or InvalidOperationException)
        {
            // The other direction was the first to end.
        }

        End(from);
        End(to);
    }

    private void End(ITransportConnection connection)
    {
        if (IsReset)
        {
            connection.Abort();
        }
        else
        {
            connection.Close();
        }
    }
}
