namespace Coilwright.Mcp.Messages;

/// <summary>A message that is read field by field from its bytes, which it does not own. Implemented by generated ref structs.</summary>
/// <typeparam name="TSelf">The view itself.</typeparam>
public interface IMessageView<TSelf>
    where TSelf : IMessageView<TSelf>, allows ref struct
{
    /// <summary>Puts a view over the bytes of a message.</summary>
    /// <exception cref="McpFormatException">The bytes are no valid encoding of it.</exception>
    static abstract TSelf Over(ReadOnlySpan<byte> data);
}
