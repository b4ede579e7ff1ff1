namespace Coilwright.Mcp.Tests.Messages.Samples;

/// <summary>Names that do not fit as they are: of two messages alike, of an enum without a zero, of values that are the same.</summary>
[McpMessage]
public partial class AwkwardNames
{
    public enum Level : byte
    {
        Low = 1,
        High = 2,
    }

    [McpField(1)]
    public Level Current { get; set; }

    [McpField(2)]
    public Samples.Inner? Other { get; set; }

    [McpField(3)]
    public Inner? Own { get; set; }

    [McpField(4)]
    public Synonyms Same { get; set; }

    [McpField(5)]
    public ulong HTTPStatusL1 { get; set; }

    [McpField(6)]
    public Wide Huge { get; set; }

    [McpMessage]
    public partial record Inner([McpField(1)] bool Set);
}
