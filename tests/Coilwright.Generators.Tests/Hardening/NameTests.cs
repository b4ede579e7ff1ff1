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
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void A_type_may_stand_in_the_global_namespace(Kind kind) =>
        Generated.For(types: 1, Declaration.Of(kind, "Meter", Declaration.Member(kind, "Level")));
}
