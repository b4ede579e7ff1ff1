namespace Coilwright.Mcp.Tests.Messages;

/// <summary>Bytes as tests write them: pairs of digits, spaces where they help.</summary>
internal static class Hex
{
    public static byte[] Parse(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));
}
