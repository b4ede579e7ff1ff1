using Coilwright.Mcp.Tests.Messages.CrossCheck.Google;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using OurFields = Coilwright.Mcp.Tests.Messages.Samples.AllFields;
using OurInner = Coilwright.Mcp.Tests.Messages.Samples.Inner;

namespace Coilwright.Mcp.Tests.Messages.CrossCheck;

/// <summary>Says the same in the types that Google's compiler generated.</summary>
internal static class GoogleMessages
{
    public static AllFields Of(OurFields ours)
    {
        var theirs = new AllFields
        {
            Boolean = ours.Boolean,
            Int32 = ours.Int32,
            Int64 = ours.Int64,
            UInt32 = ours.UInt32,
            UInt64 = ours.UInt64,
            Signed32 = ours.Signed32,
            Signed64 = ours.Signed64,
            Fixed32 = ours.Fixed32,
            Fixed64 = ours.Fixed64,
            SignedFixed32 = ours.SignedFixed32,
            SignedFixed64 = ours.SignedFixed64,
            Single = ours.Single,
            Double = ours.Double,
            Text = ours.Text,
            Blob = ByteString.CopyFrom(ours.Blob),
            Color = (Color)ours.Color,
            Inner = ours.Inner is null ? null : Of(ours.Inner),
            Time = ours.Time is { } time ? Timestamp.FromDateTimeOffset(time) : null,
            Span = ours.Span is { } span ? Duration.FromTimeSpan(span) : null,
            Memory = ByteString.CopyFrom(ours.Memory.Span),
            Int8 = ours.Int8,
            UInt8 = ours.UInt8,
            Int16 = ours.Int16,
            UInt16 = ours.UInt16,
            Self = ours.Self is null ? null : Of(ours.Self),
        };
        SetOptional(ours, theirs);
        SetRepeated(ours, theirs);
        SetMaps(ours, theirs);
        return theirs;
    }

    private static void SetOptional(OurFields ours, AllFields theirs)
    {
        Set(ours.OptionalInt32, value => theirs.OptionalInt32 = value);
        Set(ours.OptionalDouble, value => theirs.OptionalDouble = value);
        Set(ours.OptionalColor, value => theirs.OptionalColor = (Color)value);
        Set(ours.OptionalBoolean, value => theirs.OptionalBoolean = value);
        Set(ours.OptionalSigned64, value => theirs.OptionalSigned64 = value);
        Set(ours.ChosenNumber, value => theirs.ChosenNumber = value);
        if (ours.OptionalText is { } optional)
        {
            theirs.OptionalText = optional;
        }

        if (ours.OptionalBlob is { } blob)
        {
            theirs.OptionalBlob = ByteString.CopyFrom(blob);
        }

        if (ours.ChosenText is { } text)
        {
            theirs.ChosenText = text;
        }

        if (ours.ChosenInner is { } inner)
        {
            theirs.ChosenInner = Of(inner);
        }
    }

    private static void SetRepeated(OurFields ours, AllFields theirs)
    {
        theirs.Int32S.AddRange(ours.Int32S);
        theirs.Signed64S.AddRange(ours.Signed64S);
        theirs.Fixed32S.AddRange(ours.Fixed32S);
        theirs.Doubles.AddRange(ours.Doubles);
        theirs.Texts.AddRange(ours.Texts);
        theirs.Blobs.AddRange(ours.Blobs.Select(blob => ByteString.CopyFrom(blob)));
        theirs.Inners.AddRange(ours.Inners.Select(Of));
        theirs.Colors.AddRange(ours.Colors.Select(color => (Color)color));
        theirs.Booleans.AddRange(ours.Booleans);
        theirs.Times.AddRange(ours.Times.Select(Timestamp.FromDateTimeOffset));
        theirs.Int16S.AddRange(ours.Int16S.Select(value => (int)value));
    }

    private static void SetMaps(OurFields ours, AllFields theirs)
    {
        theirs.CountByName.Add(ours.CountByName);
        theirs.InnerById.Add(ours.InnerById.ToDictionary(entry => entry.Key, entry => Of(entry.Value)));
        theirs.TextByFlag.Add(ours.TextByFlag.ToDictionary());
        theirs.ColorByKey.Add(ours.ColorByKey.ToDictionary(entry => entry.Key, entry => (Color)entry.Value));
        theirs.BlobByKey.Add(ours.BlobByKey.ToDictionary(entry => entry.Key, entry => ByteString.CopyFrom(entry.Value)));
    }

    private static void Set<T>(T? value, Action<T> set)
        where T : struct
    {
        if (value is { } present)
        {
            set(present);
        }
    }

    private static Inner Of(OurInner ours)
    {
        var theirs = new Inner { Name = ours.Name, Next = ours.Next is null ? null : Of(ours.Next) };
        Set(ours.Count, value => theirs.Count = value);
        return theirs;
    }
}
