using System.Buffers.Binary;
using Coilwright.Mcp.Frames;
using Coilwright.Testing;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>A server that is a script, for one client in memory.</summary>
internal sealed class ScriptedServer(int window = 65536)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public InMemoryTransport Transport { get; } = new() { Window = window };

    public static Guid Session { get; } = Guid.Parse("00112233-4455-6677-8899-aabbccddeeff");

    /// <summary>What the server says to a Hello.</summary>
    public static byte[] Welcome(bool isResumed = false, uint maxFrameLength = 1 << 20, uint idleMilliseconds = 0, uint maxInFlight = 10_000) => new Welcome(
        1, isResumed, McpFeatures.Gzip | McpFeatures.Streams, Session, new PeerLimits(maxFrameLength, maxInFlight, idleMilliseconds), [new ServiceEntry(0, "events")]).ToArray();

    /// <summary>The payload of a Response.</summary>
    public static byte[] Response<TMessage>(McpStatus status, TMessage body)
        where TMessage : IMcpMessage<TMessage>
    {
        byte[] encoded = body.ToArray();
        byte[] payload = new byte[ResponseStatus.EncodedSize + encoded.Length];
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)status);
        encoded.CopyTo(payload, ResponseStatus.EncodedSize);
        return payload;
    }

    /// <summary>The payload of a Response that says how it went, and with what number.</summary>
    public static byte[] Ok(long value) => Response(McpStatus.Ok, new Ack { Value = value });

    public McpClient CreateClient(McpClientOptions? options = null) => McpClient.Create([Transport], options);

    /// <summary>Waits for a connection and says nothing.</summary>
    public async Task<FramePeer> AcceptAsync() => new(await Transport.AcceptAsync(Token));

    /// <summary>Waits for a connection and shakes hands.</summary>
    public async Task<FramePeer> GreetAsync(bool isResumed = false, uint idleMilliseconds = 0, uint maxInFlight = 10_000)
    {
        FramePeer peer = await AcceptAsync();
        await peer.ReceiveAsync(McpCommand.Hello);
        await peer.SendAsync(McpCommand.Welcome, 0, Welcome(isResumed, idleMilliseconds: idleMilliseconds, maxInFlight: maxInFlight));
        return peer;
    }
}
