namespace Coilwright.Mcp;

/// <summary>A message in the Packed layout that always takes the same number of bytes: a packed C struct. It stands inline in other messages.</summary>
/// <typeparam name="TSelf">The message itself.</typeparam>
public interface IFixedSizeMcpMessage<TSelf> : IMcpMessage<TSelf>
    where TSelf : IFixedSizeMcpMessage<TSelf>
{
    /// <summary>The number of bytes.</summary>
    static abstract int EncodedSize { get; }
}
