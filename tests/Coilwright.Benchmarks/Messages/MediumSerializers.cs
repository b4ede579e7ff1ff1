using System.Buffers;
using System.Text.Json;
using Google.Protobuf;
using MemoryPack;

namespace Coilwright.Benchmarks.Messages;

/// <summary>Everybody's way with the medium message. Each writes into a buffer of its own that it reuses, in the cheapest way it offers.</summary>
internal static class MediumSerializers
{
    private static readonly MediumMessage Message = MediumMessage.Example;
    private static readonly MediumMessage Target = new();
    private static readonly Google.Medium GoogleTarget = new();
    private static readonly byte[] Buffer = new byte[1024];
    private static readonly byte[] TaggedBytes = Encode(Message.GetEncodedSize(), Message.Encode);
    private static readonly byte[] JsonBytes = JsonSerializer.SerializeToUtf8Bytes(Message, BenchmarkJson.Default.MediumMessage);
    private static readonly byte[] MemoryPackBytes = MemoryPackSerializer.Serialize(Message);
    private static readonly ArrayBufferWriter<byte> Output = new(1024);
    private static readonly Utf8JsonWriter JsonOutput = new(Output);
    private static MediumMessage? memoryPackTarget = new();

    public static Serializer Tagged { get; } = Serializer.Of(
        "Tagged", TaggedBytes.Length, () => Message.Encode(Buffer), () => MediumMessage.Decode(TaggedBytes), () => MediumMessage.DecodeInto(TaggedBytes, Target));

    public static Serializer TaggedByHand { get; } = Serializer.Of(
        "by hand", TaggedBytes.Length, () => ByHandMedium.Encode(Message, Buffer), () => ByHandMedium.Decode(TaggedBytes));

    public static Serializer[] Others { get; } =
    [
        Serializer.Of(
            "Google.Protobuf",
            TaggedBytes.Length,
            () => GoogleExamples.Medium.WriteTo(Buffer.AsSpan(0, TaggedBytes.Length)),
            () => Google.Medium.Parser.ParseFrom(TaggedBytes),
            MergeGoogle),
        Serializer.Of(
            "MemoryPack",
            MemoryPackBytes.Length,
            EncodeMemoryPack,
            () => MemoryPackSerializer.Deserialize<MediumMessage>(MemoryPackBytes),
            () => MemoryPackSerializer.Deserialize(MemoryPackBytes, ref memoryPackTarget)),
        Serializer.Of("Avro", AvroCodec.Medium.Size, AvroCodec.Medium.Encode, AvroCodec.Medium.Decode),
        Serializer.Of("JSON", JsonBytes.Length, EncodeJson, () => JsonSerializer.Deserialize(JsonBytes, BenchmarkJson.Default.MediumMessage)),
    ];

    // Merging adds to the lists.
    private static void MergeGoogle()
    {
        GoogleTarget.Samples.Clear();
        GoogleTarget.Tags.Clear();
        GoogleTarget.MergeFrom(TaggedBytes);
    }

    private static void EncodeMemoryPack()
    {
        Output.ResetWrittenCount();
        MemoryPackSerializer.Serialize(Output, Message);
    }

    private static void EncodeJson()
    {
        Output.ResetWrittenCount();
        JsonOutput.Reset();
        JsonSerializer.Serialize(JsonOutput, Message, BenchmarkJson.Default.MediumMessage);
    }

    private static byte[] Encode(int size, EncodeInto encode)
    {
        byte[] bytes = new byte[size];
        encode(bytes);
        return bytes;
    }

    private delegate int EncodeInto(Span<byte> destination);
}
