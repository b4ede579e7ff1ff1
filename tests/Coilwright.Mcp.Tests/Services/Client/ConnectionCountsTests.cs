using System.IO.Pipelines;
using System.Net;
using Coilwright.Mcp.Client;
using Coilwright.Mcp.Frames;
using Coilwright.Testing;
using Coilwright.Transports;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>What a client has counted over all its connections.</summary>
public sealed class ConnectionCountsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_in_flight_when_a_connection_was_cut_is_not_counted_for_ever()
    {
        var counts = new ConnectionCounts();
        using var held = new HeldAbort(await new InMemoryTransport().ConnectAsync(Token));
        await using McpFrameConnection connection = McpFrameConnection.Connect(held);
        Task counted = counts.AddAsync(connection);
        Task<McpPayload> asking = connection.RequestAsync([1], cancellationToken: Token).AsTask();
        Assert.Equal(1, counts.Read().InFlight);

        // The receive loop has ended, and the connection with it, before the request is failed.
        Task aborting = Task.Run(() => connection.Abort(new IOException("Cut.")), Token);
        await counted.WaitAsync(Patience, Token);
        Assert.False(asking.IsCompleted);
        held.GoOn.Set();
        await aborting.WaitAsync(Patience, Token);
        await Assert.ThrowsAsync<McpConnectionException>(() => asking.WaitAsync(Patience, Token));

        Assert.Equal((1, 0, 0), (counts.Read().Connects, counts.Read().InFlight, counts.Read().Pending));
    }

    /// <summary>A connection whose end takes its time for whoever asked for it, and for nobody else.</summary>
    private sealed class HeldAbort(ITransportConnection inner) : ITransportConnection, IDisposable
    {
        public ManualResetEventSlim GoOn { get; } = new();

        public PipeReader Input => inner.Input;

        public EndPoint? LocalEndPoint => inner.LocalEndPoint;

        public EndPoint? RemoteEndPoint => inner.RemoteEndPoint;

        public ValueTask SendAsync(ReadOnlyMemory<byte> data) => inner.SendAsync(data);

        public void Close() => inner.Close();

        public void Abort()
        {
            inner.Abort();
            GoOn.Wait(Patience);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();

        public void Dispose() => GoOn.Dispose();
    }
}
