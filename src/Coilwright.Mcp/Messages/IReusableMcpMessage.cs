using Coilwright.Mcp.Messages;

namespace Coilwright.Mcp;

/// <summary>A message whose fields can all be set again, so that one object can be decoded into over and over without allocating.</summary>
/// <typeparam name="TSelf">The message itself.</typeparam>
public interface IReusableMcpMessage<TSelf> : IMcpMessage<TSelf>
    where TSelf : class, IReusableMcpMessage<TSelf>
{
    /// <summary>Reads a message, which may be nested in another, into an object.</summary>
    /// <param name="data">The bytes of this message.</param>
    /// <param name="state">Where the outermost message stands; keeps what went wrong.</param>
    /// <param name="target">
    /// Gets every field, those absent on the wire as their defaults. Lists, nested messages and equal strings that it holds are used
    /// again. After a failure its content is not to be relied on.
    /// </param>
    /// <returns>Whether the bytes are a message.</returns>
    static abstract bool TryDecodeInto(ReadOnlySpan<byte> data, ref DecodeState state, TSelf target);
}
