namespace Coilwright.Benchmarks.Messages;

/// <summary>What a person would write for <see cref="MediumMessage"/>. All its fields are set, so none is tested for its default.</summary>
internal static class ByHandMedium
{
    public static int Encode(MediumMessage message, Span<byte> destination)
    {
        var writer = new HandWriter(destination);
        writer.WriteByte(0x0A);
        writer.WriteText(message.Device);
        writer.WriteByte(0x12);
        writer.WriteText(message.Site);
        writer.WriteByte(0x18);
        writer.WriteVarInt((ulong)message.Timestamp);
        writer.WriteByte(0x20);
        writer.WriteVarInt((ulong)message.Sequence);
        writer.WriteByte(0x28);
        writer.WriteVarInt((ulong)message.Type);
        writer.WriteByte(0x30);
        writer.WriteByte(message.Confirmed ? (byte)1 : (byte)0);
        writer.WriteByte(0x39);
        writer.WriteDouble(message.Value);
        writer.WriteByte(0x42);
        writer.WriteByte(18);
        writer.WriteByte(0x09);
        writer.WriteDouble(message.Place.Latitude);
        writer.WriteByte(0x11);
        writer.WriteDouble(message.Place.Longitude);
        writer.WriteByte(0x4A);
        writer.WriteVarInt((ulong)message.Samples.Count * sizeof(double));
        foreach (double sample in message.Samples)
        {
            writer.WriteDouble(sample);
        }

        foreach (string tag in message.Tags)
        {
            writer.WriteByte(0x52);
            writer.WriteText(tag);
        }

        writer.WriteByte(0x5A);
        writer.WriteBytes(message.Signature);
        return writer.Position;
    }

    public static MediumMessage Decode(ReadOnlySpan<byte> data)
    {
        var message = new MediumMessage();
        var reader = new HandReader(data);
        while (reader.HasMore)
        {
            switch (reader.ReadByte())
            {
                case 0x0A: message.Device = reader.ReadText(); break;
                case 0x12: message.Site = reader.ReadText(); break;
                case 0x18: message.Timestamp = (long)reader.ReadVarInt(); break;
                case 0x20: message.Sequence = (int)reader.ReadVarInt(); break;
                case 0x28: message.Type = (Kind)reader.ReadVarInt(); break;
                case 0x30: message.Confirmed = reader.ReadByte() != 0; break;
                case 0x39: message.Value = reader.ReadDouble(); break;
                case 0x42: message.Place = DecodePlace(reader.ReadBytes()); break;
                case 0x4A: ReadSamples(reader.ReadBytes(), message.Samples); break;
                case 0x52: message.Tags.Add(reader.ReadText()); break;
                case 0x5A: message.Signature = reader.ReadBytes().ToArray(); break;
                default: throw new InvalidDataException("A field is not known.");
            }
        }

        return message;
    }

    private static void ReadSamples(ReadOnlySpan<byte> data, List<double> samples)
    {
        samples.EnsureCapacity(data.Length / sizeof(double));
        for (var reader = new HandReader(data); reader.HasMore;)
        {
            samples.Add(reader.ReadDouble());
        }
    }

    private static Place DecodePlace(ReadOnlySpan<byte> data)
    {
        var place = new Place();
        var reader = new HandReader(data);
        while (reader.HasMore)
        {
            switch (reader.ReadByte())
            {
                case 0x09: place.Latitude = reader.ReadDouble(); break;
                case 0x11: place.Longitude = reader.ReadDouble(); break;
                default: throw new InvalidDataException("A field is not known.");
            }
        }

        return place;
    }
}
