namespace Coilwright.Benchmarks.Messages;

/// <summary>
/// What a person would write for <see cref="SmallMessage"/>: the same bytes, fields in any order when read, unknown ones refused.
/// </summary>
internal static class ByHandSmall
{
    public static int Encode(SmallMessage message, Span<byte> destination)
    {
        var writer = new HandWriter(destination);
        if (message.UserId.Length > 0)
        {
            writer.WriteByte(0x0A);
            writer.WriteText(message.UserId);
        }

        if (message.Timestamp != 0)
        {
            writer.WriteByte(0x10);
            writer.WriteVarInt((ulong)message.Timestamp);
        }

        if (message.Type != Kind.None)
        {
            writer.WriteByte(0x18);
            writer.WriteVarInt((ulong)message.Type);
        }

        return writer.Position;
    }

    public static SmallMessage Decode(ReadOnlySpan<byte> data)
    {
        var message = new SmallMessage();
        var reader = new HandReader(data);
        while (reader.HasMore)
        {
            switch (reader.ReadByte())
            {
                case 0x0A:
                    message.UserId = reader.ReadText();
                    break;
                case 0x10:
                    message.Timestamp = (long)reader.ReadVarInt();
                    break;
                case 0x18:
                    message.Type = (Kind)reader.ReadVarInt();
                    break;
                default:
                    throw new InvalidDataException("A field is not known.");
            }
        }

        return message;
    }

    public static int EncodePacked(SmallPacked message, Span<byte> destination)
    {
        var writer = new HandWriter(destination);
        writer.WriteText(message.UserId);
        writer.WriteVarInt((ulong)message.Timestamp);
        writer.WriteByte((byte)message.Type);
        return writer.Position;
    }

    public static SmallPacked DecodePacked(ReadOnlySpan<byte> data)
    {
        var reader = new HandReader(data);
        return new SmallPacked { UserId = reader.ReadText(), Timestamp = (long)reader.ReadVarInt(), Type = (Kind)reader.ReadByte() };
    }
}
