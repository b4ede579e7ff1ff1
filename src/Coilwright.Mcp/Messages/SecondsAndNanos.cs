namespace Coilwright.Mcp.Messages;

/// <summary>The two fields that <c>google.protobuf.Timestamp</c> and <c>Duration</c> have in common.</summary>
internal readonly record struct SecondsAndNanos(long Seconds, int Nanos)
{
    private const int NanosPerSecond = 1_000_000_000;
    private const uint SecondsTag = 8;
    private const uint NanosTag = 16;

    /// <summary>The bytes that both fields take.</summary>
    public int Size => (Seconds == 0 ? 0 : 1 + VarIntCodec<long>.SizeOf(Seconds)) + (Nanos == 0 ? 0 : 1 + VarIntCodec<int>.SizeOf(Nanos));

    /// <summary>Since 1970-01-01 UTC; before it the nanoseconds still count forward.</summary>
    public static SecondsAndNanos Of(DateTimeOffset value)
    {
        long ticks = value.UtcTicks - DateTime.UnixEpoch.Ticks;
        (long seconds, long rest) = Math.DivRem(ticks, TimeSpan.TicksPerSecond);
        if (rest < 0)
        {
            seconds--;
            rest += TimeSpan.TicksPerSecond;
        }

        return new(seconds, (int)(rest * TimeSpan.NanosecondsPerTick));
    }

    /// <summary>A span of time; seconds and nanoseconds have the same sign.</summary>
    public static SecondsAndNanos Of(TimeSpan value)
    {
        (long seconds, long rest) = Math.DivRem(value.Ticks, TimeSpan.TicksPerSecond);
        return new(seconds, (int)(rest * TimeSpan.NanosecondsPerTick));
    }

    /// <summary>Reads both fields.</summary>
    public static SecondsAndNanos Read(ref MessageReader reader, MessageSchema schema)
    {
        long seconds = 0;
        int nanos = 0;
        for (uint tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
        {
            switch (tag)
            {
                case SecondsTag:
                    seconds = reader.ReadVarInt<long>();
                    break;
                case NanosTag:
                    nanos = reader.ReadVarInt<int>();
                    break;
                default:
                    reader.SkipUnknown(schema);
                    break;
            }
        }

        return new(seconds, nanos);
    }

    /// <summary>The point in time, if there is such a one.</summary>
    public bool TryGet(out DateTimeOffset value)
    {
        value = default;
        const long First = -62_135_596_800;
        const long Last = 253_402_300_799;
        if (Seconds is < First or > Last || Nanos is < 0 or >= NanosPerSecond)
        {
            return false;
        }

        value = DateTimeOffset.UnixEpoch.AddTicks((Seconds * TimeSpan.TicksPerSecond) + (Nanos / TimeSpan.NanosecondsPerTick));
        return true;
    }

    /// <summary>The span of time, if there is such a one.</summary>
    public bool TryGet(out TimeSpan value)
    {
        value = default;
        Int128 ticks = ((Int128)Seconds * TimeSpan.TicksPerSecond) + (Nanos / TimeSpan.NanosecondsPerTick);
        bool fits = ticks >= long.MinValue && ticks <= long.MaxValue;
        if (!fits || Nanos is <= -NanosPerSecond or >= NanosPerSecond || Math.Sign(Seconds) * Math.Sign(Nanos) < 0)
        {
            return false;
        }

        value = new((long)ticks);
        return true;
    }

    /// <summary>Writes both fields behind their length.</summary>
    public void WritePrefixed(ref MessageWriter writer)
    {
        writer.WriteVarInt(Size);
        if (Seconds != 0)
        {
            writer.WriteTag(SecondsTag);
            writer.WriteVarInt(Seconds);
        }

        if (Nanos != 0)
        {
            writer.WriteTag(NanosTag);
            writer.WriteVarInt(Nanos);
        }
    }
}
