namespace Coilwright.Mcp;

/// <summary>
/// Declares an interface as a service of the Message Communication Protocol. The source generator adds a client, <c>UserEventsClient</c> for
/// <c>IUserEvents</c>, and what a server needs to serve an implementation.
/// </summary>
/// <remarks>
/// Messages and services may stand in an assembly of their own that clients and servers share. Every method carries
/// <see cref="McpOperationAttribute"/>; it takes at most one message, then at most one stream (<see cref="IAsyncEnumerable{T}"/> of messages) or <see cref="McpFile"/>, then a
/// <see cref="CancellationToken"/>, and returns <see cref="ValueTask"/>, <see cref="ValueTask{TResult}"/> of a message or an <see cref="McpFile"/>, or a stream. A file goes one
/// way, and no stream goes the other. At the server the token, and a file that came, are good until the method has returned.
/// The token of a method that returns a stream is also cancelled when the server stops, see <see cref="McpServer.StopAsync"/>.
/// </remarks>
/// <param name="name">What the service is called on the wire: 1 to 255 characters.</param>
[AttributeUsage(AttributeTargets.Interface, Inherited = false)]
public sealed class McpServiceAttribute(string name) : Attribute
{
    /// <summary>What the service is called on the wire.</summary>
    public string Name { get; } = name;
}
