using Coilwright.Mcp;

namespace Coilwright.Hosting;

/// <summary>The options of a client of the Message Communication Protocol.</summary>
internal static class McpClientSection
{
    public static void Read(SectionReader section, McpClientOptions options)
    {
        section.ReadText(nameof(options.Name), value => options.Name = value);
        section.Read<int>(nameof(options.Connections), value => options.Connections = value);
        section.Read<TimeSpan>(nameof(options.RequestTimeout), value => options.RequestTimeout = value);
        section.Read<int>(nameof(options.RetriesWhenRejected), value => options.RetriesWhenRejected = value);
        section.Read<int>(nameof(options.RetriesWhenLost), value => options.RetriesWhenLost = value);
        section.Read<int>(nameof(options.MaxFrameLength), value => options.MaxFrameLength = value);
        section.Read<int>(nameof(options.MaxInFlight), value => options.MaxInFlight = value);
        section.Read<int>(nameof(options.CompressionThreshold), value => options.CompressionThreshold = value);
        section.Read<TimeSpan>(nameof(options.DrainTimeout), value => options.DrainTimeout = value);
        section.ReadSection(nameof(options.Connection), inner => ConnectionSections.Read(inner, options.Connection));
        section.ReadSection(nameof(options.Tls), inner => TlsSections.Read(inner, options.Tls));
    }
}
