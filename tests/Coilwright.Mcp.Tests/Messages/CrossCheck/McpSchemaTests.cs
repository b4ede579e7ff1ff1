using Coilwright.Mcp.Tests.Messages.Samples;
using CsCheck;

namespace Coilwright.Mcp.Tests.Messages.CrossCheck;

public sealed class McpSchemaTests
{
    [Fact]
    public void The_definition_is_the_one_that_the_cross_check_compiles()
    {
        string compiled = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Messages", "CrossCheck", "all_fields.proto"));

        Assert.Equal(compiled, McpSchema.ToProto<AllFields>().Replace("Messages.Samples\"", "Messages.CrossCheck.Google\"", StringComparison.Ordinal));
    }

    [Fact]
    public void Protoc_accepts_the_definition() => Assert.Empty(Protoc.Compile(McpSchema.ToProto<AllFields>()));

    [Fact]
    public void Protoc_accepts_enums_and_names_that_need_care()
    {
        string definition = McpSchema.ToProto<AwkwardNames>();

        Assert.Empty(Protoc.Compile(definition));
        Assert.Contains("option allow_alias = true;", definition, StringComparison.Ordinal);
        Assert.Contains("LEVEL_UNSPECIFIED = 0;", definition, StringComparison.Ordinal);
        Assert.Contains("message AwkwardNames_Inner {", definition, StringComparison.Ordinal);
    }

    [Fact]
    public void Protoc_reads_our_bytes() => AnyMessage.Flat.Sample(
        message =>
        {
            (string output, string error) = Protoc.DecodeRaw(message.ToArray());
            Assert.Empty(error);
            Assert.Equal(message.GetEncodedSize() == 0, output.Length == 0);
        },
        iter: 20,
        threads: 1);

    [Fact]
    public void A_packed_message_has_no_definition() =>
        Assert.Throws<NotSupportedException>(McpSchema.ToProto<StructFrame>);
}
