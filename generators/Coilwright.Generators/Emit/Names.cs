namespace Coilwright.Generators.Emit;

/// <summary>The types that generated code uses, as it has to write them.</summary>
internal static class Names
{
    public const string Modbus = "global::Coilwright.Modbus.";
    public const string Values = Modbus + "Values.";
    public const string Mcp = "global::Coilwright.Mcp.";
    public const string Services = Mcp + "Services.";
    public const string Messages = Mcp + "Messages.";
    public const string ReadOnlySpan = "global::System.ReadOnlySpan<byte>";
    public const string Span = "global::System.Span<byte>";
    public const string BinaryPrimitives = "global::System.Buffers.Binary.BinaryPrimitives";
    public const string BitConverter = "global::System.BitConverter";
    public const string Int128 = "global::System.Int128";
    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    public const string CancellationToken = "global::System.Threading.CancellationToken";
}
