using Coilwright.Modbus;

namespace Coilwright.Hosting;

/// <summary>The options of a Modbus client.</summary>
internal static class ModbusClientSection
{
    public static void Read(SectionReader section, ModbusClientOptions options)
    {
        section.Read<TimeSpan>(nameof(options.RequestTimeout), value => options.RequestTimeout = value);
        section.Read<TimeSpan>(nameof(options.ConnectTimeout), value => options.ConnectTimeout = value);
        section.Read<int>(nameof(options.MaxInFlight), value => options.MaxInFlight = value);
        section.Read<int>(nameof(options.QueueCapacity), value => options.QueueCapacity = value);
        section.ReadName<UnitMatching>(nameof(options.UnitMatching), value => options.UnitMatching = value);
        section.Read<bool>(nameof(options.SingleConnection), value => options.SingleConnection = value);
        section.ReadSection(nameof(options.Reconnect), inner => ConnectionSections.Read(inner, options.Reconnect));
        section.ReadSection(nameof(options.Heartbeat), inner => ConnectionSections.Read(inner, options.Heartbeat));
        section.ReadSection(nameof(options.Retry), inner => ConnectionSections.Read(inner, options.Retry));
        section.ReadSection(nameof(options.Pool), inner => ConnectionSections.Read(inner, options.Pool ??= new PoolOptions()));
        section.ReadSection(nameof(options.Tls), inner => TlsSections.Read(inner, options.Tls));
        section.ReadSection(nameof(options.Line), inner => Read(inner, options.Line));
    }

    private static void Read(SectionReader section, SerialLineOptions options)
    {
        section.Read<TimeSpan>(nameof(options.ResponseTimeout), value => options.ResponseTimeout = value);
        section.Read<TimeSpan>(nameof(options.MaxResponseDelay), value => options.MaxResponseDelay = value);
        section.ReadName<LocalEcho>(nameof(options.LocalEcho), value => options.LocalEcho = value);
        section.Read<TimeSpan>(nameof(options.MinGap), value => options.MinGap = value);
        section.Read<TimeSpan>(nameof(options.MinUnitGap), value => options.MinUnitGap = value);
        section.Read<TimeSpan>(nameof(options.Turnaround), value => options.Turnaround = value);
        section.Read<TimeSpan>(nameof(options.WarmUp), value => options.WarmUp = value);
        section.Read<int>(nameof(options.MaxWritesInARow), value => options.MaxWritesInARow = value);
        section.ReadSection(nameof(options.BackOff), inner => ConnectionSections.Read(inner, options.BackOff));
    }
}
