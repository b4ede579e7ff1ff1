using System.Globalization;
using Coilwright.Generators.Tests.Harness;

namespace Coilwright.Generators.Tests.Hardening;

/// <summary>Whatever types and members are called, generated code says what it means.</summary>
public sealed class NameTests
{
    // What generated code uses, and what C# itself does.
    private static readonly string[] Names =
    [
        "System", "Span", "Int32", "String", "Boolean", "Byte", "Buffer", "Task", "ValueTask", "CancellationToken", "TimeSpan", "Coilwright",
        "Modbus", "Mcp", "Register", "Value", "Client", "Operations", "Definition", "Type", "ArgumentNullException",
        "@class", "@event", "@record", "@await", "@value", "@nameof", "@default", "plain", "Größe", "名前", "_", "__", "ª1",
    ];

    // Names that C# takes from types, or warns of, whoever gives them.
    private static readonly string[] NoTypes = ["@record", "@await", "@value", "_", "__", "plain", "ª1"];

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Members_may_have_any_names(Kind kind)
    {
        string[] names = [.. Names.Where(name => kind != Kind.Service || name is not ("Operations" or "Definition" or "Register"))];
        IEnumerable<string> members = names.Select((name, index) => Declaration.Member(kind, name, (index + 1).ToString(CultureInfo.InvariantCulture)));
        Generated.For(types: 1, $"namespace Plant; {Declaration.Of(kind, "Meter", [.. members])}");
    }

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Types_may_have_any_names(Kind kind)
    {
        string[] names = [.. Names.Except(NoTypes)];
        Generated.For(names.Length, $"namespace Plant {{ {string.Concat(names.Select(name => Declaration.Of(kind, name, Declaration.Member(kind, "Level"))))} }}");
    }

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Namespaces_may_have_any_names(Kind kind) => Generated.For(
        Names.Length,
        string.Concat(Names.Select(name => $"namespace Plant.{name} {{ {Declaration.Of(kind, "Meter", Declaration.Member(kind, "Level"))} }}")));

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Types_of_one_name_in_two_namespaces_are_two(Kind kind)
    {
        GeneratorRun run = Generated.For(
            types: 2,
            $"namespace North {{ {Declaration.Of(kind, "Meter", Declaration.Member(kind, "Level"))} }}",
            $"namespace South {{ {Declaration.Of(kind, "Meter", Declaration.Member(kind, "Level"))} }}");
        Assert.Contains(run.Sources, static source => source.HintName.StartsWith("North.", StringComparison.Ordinal));
        Assert.Contains(run.Sources, static source => source.HintName.StartsWith("South.", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Types_whose_names_differ_in_case_only_are_two(Kind kind) => Generated.For(
        types: 2,
        $"namespace Plant {{ {Declaration.Of(kind, "Meter", Declaration.Member(kind, "Level"))} }}",
        $"namespace Plant {{ {Declaration.Of(kind, "METER", Declaration.Member(kind, "Level"))} }}");

    [Theory]
    [InlineData("Client")]
    [InlineData("Read")]
    [InlineData("Write")]
    public void A_map_may_be_called_what_its_client_calls_something_else(string type) => Generated.For(
        types: 1,
        $"namespace Plant; {Declaration.Of(Kind.Map, type, "[global::Coilwright.Modbus.InputRegister(1, PollGroup = \"slow\")] public ushort Level { get; set; }")}");

    [Theory]
    [InlineData(Kind.Message)]
    [InlineData(Kind.PackedMessage)]
    public void A_message_may_be_called_what_its_view_calls_something_else(Kind kind) => Generated.For(
        types: 1,
        $"namespace Plant; {Declaration.Of(kind, "HasLevel", "[global::Coilwright.Mcp.McpField(1)] public int? Level { get; set; }")}");

    [Fact]
    public void Members_of_a_write_group_may_be_called_what_their_lambda_calls_something_else() => Generated.For(
        types: 1, Declaration.Of(Kind.Map, "Meter<T>", Declaration.Member(Kind.Map, "data"), Declaration.Member(Kind.Map, "values", "2")));

    [Fact]
    public void Overloads_of_an_operation_may_be_called_what_a_number_would_make_of_them() => Generated.For(
        types: 1,
        Declaration.Of(Kind.Service, "IMeter", [.. ((string[])["Get", "GetAsync", "Get2", "Get2Async", "Get24"]).Select(
            static (name, index) => Declaration.Member(Kind.Service, name, (index + 1).ToString(CultureInfo.InvariantCulture)))]));

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void A_type_may_stand_in_the_global_namespace(Kind kind) =>
        Generated.For(types: 1, Declaration.Of(kind, "Meter", Declaration.Member(kind, "Level")));
}
