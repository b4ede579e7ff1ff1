using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Messages;
using Coilwright.Mcp.Services;
using Coilwright.Transports;

namespace Coilwright.Mcp.Client;

internal sealed partial class ClientConnection
{
    private readonly TaskCompletionSource<Welcome> _welcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Dictionary<string, ushort> _offered = [];

    // What was found out of the services that the client's callers use, by their index; replaced as a whole when there are more.
    private int[] _firstOperations = [];

    /// <summary>Opens a connection and agrees with the server.</summary>
    /// <param name="transport">The way to the server.</param>
    /// <param name="owner">The client.</param>
    /// <param name="session">The session to go on with; empty for a new one.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public static async ValueTask<ClientConnection> OpenAsync(
        ITransport transport, McpClient owner, Guid session, CancellationToken cancellationToken)
    {
        var connection = new ClientConnection(await transport.ConnectAsync(cancellationToken).ConfigureAwait(false), owner);
        try
        {
            await connection.GreetAsync(session, cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (Exception error)
        {
            connection.Poison(error);
            await connection.Frames.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What call headers name an operation by on this connection.</summary>
    /// <exception cref="McpStatusException">The server does not offer the service, or cannot have the operation.</exception>
    public ushort NumberOf(int serviceIndex, McpOperation operation)
    {
        int[] known = Volatile.Read(ref _firstOperations);
        int first = serviceIndex < known.Length ? known[serviceIndex] : Resolve(serviceIndex);
        int number = first + operation.Number;
        return first >= 0 && number <= ushort.MaxValue ? (ushort)number : throw new McpStatusException(
            McpStatus.NotFound,
            first >= 0
            ? FormattableString.Invariant($"The server numbers the operations of '{_services.NameOf(serviceIndex)}' from {first}, so that it cannot have one with the number {operation.Number}.")
            : $"The server does not offer the service '{_services.NameOf(serviceIndex)}'. It offers: {string.Join(", ", _offered.Keys.Order(StringComparer.Ordinal))}.");
    }

    private async Task GreetAsync(Guid session, CancellationToken cancellationToken)
    {
        var hello = new Hello(
            McpFrameHeader.ExpectedVersion,
            McpFrameHeader.ExpectedVersion,
            McpFeatures.Gzip | McpFeatures.Streams,
            session,
            new PeerLimits((uint)_options.MaxFrameLength, (uint)_options.MaxInFlight, 0),
            _options.Name);
        await Frames.SendAsync(McpCommand.Hello, 0, hello.ToArray(), cancellationToken).ConfigureAwait(false);
        Welcome welcome = await _welcome.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        SessionId = welcome.SessionId;
        IsResumed = welcome.IsResumed;
        PeerPatience = welcome.Limits.IdleMilliseconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(welcome.Limits.IdleMilliseconds);
        _offered = welcome.Services.ToDictionary(service => service.Name, service => service.FirstOperation, StringComparer.Ordinal);
        Frames.CompressionThreshold = welcome.Features.HasFlag(McpFeatures.Gzip) ? _options.CompressionThreshold : 0;
    }

    private void Welcome(in McpFrame frame)
    {
        using McpPayload payload = Frames.CopyPayload(frame);
        if (!MessageDecoder.TryDecode<Welcome>(payload.Span, out Welcome? welcome) || welcome.Version != McpFrameHeader.ExpectedVersion || _welcome.Task.IsCompleted)
        {
            throw new McpProtocolException(McpProtocolFault.BadEnvelope, "A Welcome came that cannot be read, speaks another version, or is the second one.");
        }

        Frames.MaxSentLength = welcome.Limits.CheckFrameLength();
        Frames.MostAtPeer = welcome.Limits.MostInFlight();
        _welcome.TrySetResult(welcome);
    }

    private int Resolve(int serviceIndex)
    {
        int[] resolved = [.. _services.Names.Select(name => _offered.TryGetValue(name, out ushort first) ? first : -1)];
        Volatile.Write(ref _firstOperations, resolved);
        return resolved[serviceIndex];
    }
}
