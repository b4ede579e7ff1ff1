using Coilwright.Mcp.Streams;

namespace Coilwright.Mcp.Services;

/// <summary>A call as an operation sees it at the server. Its answer is sent once: by one of the methods here, or by who catches its exception.</summary>
internal abstract class ServiceCall
{
    /// <summary>Cancelled when the caller has given up, its time has passed, or the connection has ended.</summary>
    public abstract CancellationToken Token { get; }

    /// <summary>For who makes a stream of messages: cancelled as well as soon as the server stops, unless its streams are to come to their own end.</summary>
    public abstract CancellationToken StreamToken { get; }

    /// <summary>What the caller streams, if it streams.</summary>
    public IncomingStream? Incoming { get; protected set; }

    /// <summary>Reads the request, whose bytes are given back.</summary>
    /// <exception cref="McpStatusException">400: it is no such message.</exception>
    public abstract TRequest Decode<TRequest>()
        where TRequest : IMcpMessage<TRequest>;

    /// <summary>Answers with a message.</summary>
    public abstract ValueTask RespondAsync<TResponse>(TResponse response)
        where TResponse : IMcpMessage<TResponse>;

    /// <summary>Answers with a stream, which the operation ends.</summary>
    public abstract OutgoingStream BeginStream();
}
