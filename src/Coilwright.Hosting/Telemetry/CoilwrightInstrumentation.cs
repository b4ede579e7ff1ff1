namespace Coilwright.Hosting;

/// <summary>What Coilwright's meters and activity sources are called: each protocol has one of both, of the same name.</summary>
internal static class CoilwrightInstrumentation
{
    public static string[] Names => ["Coilwright.Modbus", "Coilwright.Mcp"];
}
