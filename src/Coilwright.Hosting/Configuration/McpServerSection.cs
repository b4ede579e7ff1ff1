using Coilwright.Mcp;

namespace Coilwright.Hosting;

/// <summary>The options of a server of the Message Communication Protocol.</summary>
internal static class McpServerSection
{
    public static void Read(SectionReader section, McpServerOptions options)
    {
        section.Read<int>(nameof(options.MaxConnections), value => options.MaxConnections = value);
        section.Read<int>(nameof(options.MaxInFlightPerSession), value => options.MaxInFlightPerSession = value);
        section.Read<int>(nameof(options.MaxConcurrent), value => options.MaxConcurrent = value);
        section.Read<int>(nameof(options.QueueCapacity), value => options.QueueCapacity = value);
        section.Read<int>(nameof(options.MaxWaitingBytes), value => options.MaxWaitingBytes = value);
        section.Read<int>(nameof(options.MaxUnreadBytesPerSession), value => options.MaxUnreadBytesPerSession = value);
        section.Read<TimeSpan>(nameof(options.RetryAfter), value => options.RetryAfter = value);
        section.Read<int>(nameof(options.MaxFrameLength), value => options.MaxFrameLength = value);
        section.Read<int>(nameof(options.CompressionThreshold), value => options.CompressionThreshold = value);
        section.Read<TimeSpan>(nameof(options.HandshakeTimeout), value => options.HandshakeTimeout = value);
        section.Read<TimeSpan>(nameof(options.IdleTimeout), value => options.IdleTimeout = value);
        section.Read<TimeSpan>(nameof(options.SessionMemory), value => options.SessionMemory = value);
        section.Read<TimeSpan>(nameof(options.DrainTimeout), value => options.DrainTimeout = value);
        section.ReadSection(nameof(options.Shedding), inner => Read(inner, options.Shedding));
        section.ReadSection(nameof(options.Tls), inner => options.Tls = TlsSections.ReadServer(inner));
    }

    private static void Read(SectionReader section, SheddingOptions options)
    {
        section.Read<bool>(nameof(options.IsEnabled), value => options.IsEnabled = value);
        section.Read<double>(nameof(options.ThrottleAbove), value => options.ThrottleAbove = value);
        section.Read<double>(nameof(options.RefuseAbove), value => options.RefuseAbove = value);
        section.Read<double>(nameof(options.Hysteresis), value => options.Hysteresis = value);
        section.Read<int>(nameof(options.MinSamples), value => options.MinSamples = value);
    }
}
