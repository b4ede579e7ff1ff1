using System.Buffers;
using System.Text.Json;
using Google.Protobuf;
using MemoryPack;

namespace Coilwright.Benchmarks.Messages;

/// <summary>Everybody's way with the small message. Each writes into a buffer of its own that it reuses, in the cheapest way it offers.</summary>
internal static class SmallSerializers
{
    private static readonly SmallMessage Message = SmallMessage.Example;
    private static readonly SmallPacked PackedMessage = SmallPacked.Example;
    private static readonly SmallMessage Target = new();
    private static readonly SmallPacked PackedTarget = new();
    private static readonly Google.Small GoogleTarget = new();
    private static readonly byte[] Buffer = new byte[256];
    private static readonly byte[] TaggedBytes = Encode(Message.GetEncodedSize(), Message.Encode);
    private static readonly byte[] PackedBytes = Encode(PackedMessage.GetEncodedSize(), PackedMessage.Encode);
    private static readonly byte[] JsonBytes = JsonSerializer.SerializeToUtf8Bytes(Message, BenchmarkJson.Default.SmallMessage);
    private static readonly byte[] MemoryPackBytes = MemoryPackSerializer.Serialize(Message);
    private static readonly ArrayBufferWriter<byte> Output = new(1024);
    private static readonly Utf8JsonWriter JsonOutput = new(Output);
    private static SmallMessage? memoryPackTarget = new();

    public static Serializer Tagged { get; } = Serializer.Of(
        "Tagged", TaggedBytes.Length, () => Message.Encode(Buffer), () => SmallMessage.Decode(TaggedBytes), () => SmallMessage.DecodeInto(TaggedBytes, Target));

    public static Serializer Packed { get; } = Serializer.Of(
        "Packed", PackedBytes.Length, () => PackedMessage.Encode(Buffer), () => SmallPacked.Decode(PackedBytes), () => SmallPacked.DecodeInto(PackedBytes, PackedTarget));

    public static Serializer TaggedByHand { get; } = Serializer.Of(
        "by hand", TaggedBytes.Length, () => ByHandSmall.Encode(Message, Buffer), () => ByHandSmall.Decode(TaggedBytes));

    public static Serializer PackedByHand { get; } = Serializer.Of(
        "by hand", PackedBytes.Length, () => ByHandSmall.EncodePacked(PackedMessage, Buffer), () => ByHandSmall.DecodePacked(PackedBytes));

    public static Serializer[] Others { get; } =
    [
        Serializer.Of(
            "Google.Protobuf",
            TaggedBytes.Length,
            () => GoogleExamples.Small.WriteTo(Buffer.AsSpan(0, TaggedBytes.Length)),
            () => Google.Small.Parser.ParseFrom(TaggedBytes),
            () => GoogleTarget.MergeFrom(TaggedBytes)),
        Serializer.Of(
            "MemoryPack",
            MemoryPackBytes.Length,
            EncodeMemoryPack,
            () => MemoryPackSerializer.Deserialize<SmallMessage>(MemoryPackBytes),
            () => MemoryPackSerializer.Deserialize(MemoryPackBytes, ref memoryPackTarget)),
        Serializer.Of("Avro", AvroCodec.Small.Size, AvroCodec.Small.Encode, AvroCodec.Small.Decode),
        Serializer.Of("JSON", JsonBytes.Length, EncodeJson, () => JsonSerializer.Deserialize(JsonBytes, BenchmarkJson.Default.SmallMessage)),
    ];

    private static void EncodeMemoryPack()
    {
        Output.ResetWrittenCount();
        MemoryPackSerializer.Serialize(Output, Message);
    }

    private static void EncodeJson()
    {
        Output.ResetWrittenCount();
        JsonOutput.Reset();
        JsonSerializer.Serialize(JsonOutput, Message, BenchmarkJson.Default.SmallMessage);
    }

    private static byte[] Encode(int size, EncodeInto encode)
    {
        byte[] bytes = new byte[size];
        encode(bytes);
        return bytes;
    }

    private delegate int EncodeInto(Span<byte> destination);
}
