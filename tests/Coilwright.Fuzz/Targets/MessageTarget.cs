using Coilwright.Mcp;
using Coilwright.Mcp.Messages;

namespace Coilwright.Fuzz.Targets;

/// <summary>
/// A message: bytes are one or a format error, with and without exceptions alike; what was read and written again reads and writes the same.
/// </summary>
internal sealed class MessageTarget<TMessage>(string name, TMessage example) : IFuzzTarget
    where TMessage : IMcpMessage<TMessage>
{
    public string Name => name;

    public IEnumerable<byte[]> Seeds => [Encode(example), []];

    public int Run(ReadOnlySpan<byte> input)
    {
        if (!MessageDecoder.TryDecode<TMessage>(input, out TMessage? message) || message is null)
        {
            return Refuse(input);
        }

        // A one-of that came with two values has the last; text that cannot be written was not read.
        byte[] first = Encode(message);
        byte[] second = Encode(MessageDecoder.Decode<TMessage>(first));
        BrokenInvariantException.ThrowUnless(first.AsSpan().SequenceEqual(second), "What was read and written again is not the same.");
        var hash = new HashCode();
        hash.AddBytes(first);
        return hash.ToHashCode();
    }

    private static int Refuse(ReadOnlySpan<byte> input)
    {
        // An exception takes longer than a thousand decodes: its text and place are looked at for some inputs only.
        if (input.Length % 64 != 0)
        {
            return -1;
        }

        try
        {
            MessageDecoder.Decode<TMessage>(input);
        }
        catch (McpFormatException error)
        {
            BrokenInvariantException.ThrowUnless(error.Offset <= input.Length, "The error is said to be behind the input.");
            return HashCode.Combine(error.Fault, error.Offset);
        }

        throw new BrokenInvariantException("Decode reads what TryDecode refuses.");
    }

    private static byte[] Encode(TMessage message)
    {
        byte[] bytes = new byte[message.GetEncodedSize()];
        BrokenInvariantException.ThrowUnless(message.Encode(bytes) == bytes.Length, "The size is not the one that was told before.");
        return bytes;
    }
}
