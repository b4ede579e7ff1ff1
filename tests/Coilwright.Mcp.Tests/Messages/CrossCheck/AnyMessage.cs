using Coilwright.Mcp.Tests.Messages.Samples;
using CsCheck;

namespace Coilwright.Mcp.Tests.Messages.CrossCheck;

/// <summary>Random messages of every field type: a random choice of fields, each set to a random value.</summary>
internal static class AnyMessage
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.String[0, 20], Gen.String[Gen.Char['\u0020', '\u04FF'], 0, 200], Gen.Const("\U0001F600"));
    private static readonly Gen<byte[]> Blob = Gen.Byte.Array[0, 200];
    private static readonly Gen<Color> AnyColor = Gen.Int[-3, 400].Select(value => (Color)value);
    private static readonly Gen<DateTimeOffset> Time = Gen.Long[0, DateTime.MaxValue.Ticks].Select(ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
    private static readonly Gen<TimeSpan> Span = Gen.Long[-3_155_760_000_000_000_000, 3_155_760_000_000_000_000].Select(TimeSpan.FromTicks);

    private static readonly Gen<Inner> Leaf = Gen.Select(Text, Gen.Int.Nullable(), (name, count) => new Inner(name, count));
    private static readonly Gen<Inner> AnyInner = Gen.Select(Leaf, Leaf, Gen.Int[0, 2], (inner, leaf, depth) =>
        depth == 0 ? inner : inner with { Next = depth == 1 ? leaf : leaf with { Next = inner } });

    private static readonly Gen<Action<AllFields>> Setter = Gen.OneOf(
        Set(Gen.Bool, (message, value) => message.Boolean = value),
        Set(Gen.Int, (message, value) => message.Int32 = value),
        Set(Gen.Long, (message, value) => message.Int64 = value),
        Set(Gen.UInt, (message, value) => message.UInt32 = value),
        Set(Gen.ULong, (message, value) => message.UInt64 = value),
        Set(Gen.Int, (message, value) => message.Signed32 = value),
        Set(Gen.Long, (message, value) => message.Signed64 = value),
        Set(Gen.UInt, (message, value) => message.Fixed32 = value),
        Set(Gen.ULong, (message, value) => message.Fixed64 = value),
        Set(Gen.Int, (message, value) => message.SignedFixed32 = value),
        Set(Gen.Long, (message, value) => message.SignedFixed64 = value),
        Set(Gen.Float, (message, value) => message.Single = value),
        Set(Gen.Double, (message, value) => message.Double = value),
        Set(Text, (message, value) => message.Text = value),
        Set(Blob, (message, value) => message.Blob = value),
        Set(AnyColor, (message, value) => message.Color = value),
        Set(AnyInner, (message, value) => message.Inner = value),
        Set(Time, (message, value) => message.Time = value),
        Set(Span, (message, value) => message.Span = value),
        Set(Blob, (message, value) => message.Memory = value),
        Set(Gen.SByte, (message, value) => message.Int8 = value),
        Set(Gen.Byte, (message, value) => message.UInt8 = value),
        Set(Gen.Short, (message, value) => message.Int16 = value),
        Set(Gen.UShort, (message, value) => message.UInt16 = value),
        Set(Gen.Int[-1, 1], (message, value) => message.OptionalInt32 = value),
        Set(Text, (message, value) => message.OptionalText = value),
        Set(Gen.Double[0, 1], (message, value) => message.OptionalDouble = value),
        Set(Blob, (message, value) => message.OptionalBlob = value),
        Set(AnyColor, (message, value) => message.OptionalColor = value),
        Set(Gen.Bool, (message, value) => message.OptionalBoolean = value),
        Set(Gen.Long, (message, value) => message.OptionalSigned64 = value),
        Set(Gen.Int.List[0, 30], (message, value) => message.Int32S = value),
        Set(Gen.Long.Array[0, 30], (message, value) => message.Signed64S = value),
        Set(Gen.UInt.Array[0, 100], (message, value) => message.Fixed32S = value),
        Set(Gen.Double.List[0, 30], (message, value) => message.Doubles = value),
        Set(Text.Array[0, 10], (message, value) => message.Texts = value),
        Set(Blob.List[0, 5], (message, value) => message.Blobs = value),
        Set(AnyInner.List[0, 5], (message, value) => message.Inners = value),
        Set(AnyColor.Array[0, 20], (message, value) => message.Colors = value),
        Set(Gen.Bool.Array[0, 200], (message, value) => message.Booleans = value),
        Set(Time.List[0, 5], (message, value) => message.Times = value),
        Set(Gen.Short.Array[0, 20], (message, value) => message.Int16S = value),
        Set(Gen.Dictionary(Text, Gen.Int[-1, 1])[0, 5], (message, value) => message.CountByName = value),
        Set(Gen.Dictionary(Gen.Int, AnyInner)[0, 5], (message, value) => message.InnerById = value),
        Set(Gen.Dictionary(Gen.Bool, Text)[0, 2], (message, value) => message.TextByFlag = value),
        Set(Gen.Dictionary(Gen.ULong, AnyColor)[0, 5], (message, value) => message.ColorByKey = value),
        Set(Gen.Dictionary(Gen.Long, Blob)[0, 5], (message, value) => message.BlobByKey = value),
        Set(Text, (message, value) => (message.ChosenText, message.ChosenNumber, message.ChosenInner) = (value, null, null)),
        Set(Gen.Long[-1, 1], (message, value) => (message.ChosenText, message.ChosenNumber, message.ChosenInner) = (null, value, null)),
        Set(AnyInner, (message, value) => (message.ChosenText, message.ChosenNumber, message.ChosenInner) = (null, null, value)));

    /// <summary>Messages without one of their own type in them.</summary>
    public static Gen<AllFields> Flat { get; } = Setter.Array[0, 25].Select(Build);

    /// <summary>Messages up to four deep.</summary>
    public static Gen<AllFields> Nested { get; } = Flat.Array[1, 4].Select(messages => messages.Aggregate((inner, outer) =>
    {
        outer.Self = inner;
        return outer;
    }));

    private static Gen<Action<AllFields>> Set<T>(Gen<T> values, Action<AllFields, T> set) => values.Select(value => (Action<AllFields>)(message => set(message, value)));

    private static AllFields Build(Action<AllFields>[] setters)
    {
        var message = new AllFields();
        foreach (Action<AllFields> set in setters)
        {
            set(message);
        }

        return message;
    }
}
