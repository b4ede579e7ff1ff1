namespace Coilwright.Mcp.Tests.Messages.Samples;

public enum Synonyms
{
    Off = 0,
#pragma warning disable CA1069 // The same value twice is what this sample is about.
    Stopped = 0,
#pragma warning restore CA1069
    On = 1,
}
