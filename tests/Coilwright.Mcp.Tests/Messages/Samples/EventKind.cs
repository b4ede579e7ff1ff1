namespace Coilwright.Mcp.Tests.Messages.Samples;

public enum EventKind : byte
{
    None,
    Alarm,
}
