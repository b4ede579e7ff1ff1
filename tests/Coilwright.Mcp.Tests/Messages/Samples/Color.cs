namespace Coilwright.Mcp.Tests.Messages.Samples;

public enum Color
{
    None = 0,
    Red = 1,
    DarkRed = 300,
    Negative = -1,
}
