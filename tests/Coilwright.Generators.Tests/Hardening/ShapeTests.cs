using System.Globalization;
using Coilwright.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Tests.Hardening;

/// <summary>Where declarations may stand, and how they may be spread over a program.</summary>
public sealed class ShapeTests
{
    private const int Many = 500;

    [Theory]
    [InlineData(Kind.Map)]
    [InlineData(Kind.Message)]
    [InlineData(Kind.PackedMessage)]
    public void A_type_may_be_nested_in_generic_types_with_constraints(Kind kind) => Generated.For(
        types: 1,
        $$"""
        namespace Plant;
        public partial record struct Outer<TOuter>
            where TOuter : class?, global::System.IComparable<TOuter>, new()
        {
            public partial interface IInner<TIn, @event>
                where TIn : notnull
                where @event : struct, global::System.Enum
            {
                {{Declaration.Of(kind, "Meter<T, U>", Declaration.Member(kind, "Level")).Replace("{ [", "where T : unmanaged where U : TOuter { [", StringComparison.Ordinal)}}
            }
        }
        """);

    [Theory]
    [InlineData(Kind.Message)]
    [InlineData(Kind.PackedMessage)]
    public void A_generic_message_may_nest_itself_as_another_type_at_every_level(Kind kind) => Generated.For(
        types: 1, Declaration.Of(kind, "Node<T>", "[global::Coilwright.Mcp.McpField(1)] public Node<Node<T>>? Next { get; set; }"));

    [Fact]
    public void A_service_may_have_methods_of_its_own() => Generated.For(
        types: 1,
        Declaration.Of(
            Kind.Service,
            "IMeter",
            Declaration.Member(Kind.Service, "ReadAsync"),
            "int Count => 1;",
            "global::System.Threading.Tasks.ValueTask<global::Parcel> ReadAsync() => ReadAsync(new global::Parcel());"));

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Two_declarations_may_share_a_file(Kind kind) => Generated.For(
        types: 2, Declaration.Of(kind, "First", Declaration.Member(kind, "Level")) + Declaration.Of(kind, "Second", Declaration.Member(kind, "Level")));

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void The_parts_of_a_type_may_stand_in_several_files(Kind kind)
    {
        GeneratorRun run = Generated.For(
            types: 1,
            $"{Declaration.Keywords(kind)} Meter {{ {Declaration.Member(kind, "Other", "2")} }}",
            Declaration.Of(kind, "Meter", Declaration.Member(kind, "Level")),
            $"{Declaration.Keywords(kind)} Meter {{ {Declaration.Member(kind, "Third", "3")} }}");
        string text = run.Text(Declaration.File(kind, "Meter"));
        Assert.All((string[])["Level", "Other", "Third"], name => Assert.Contains(name, text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void The_attribute_on_two_parts_makes_one_type(Kind kind)
    {
        GeneratorRun run = GeneratorRun.Of(
            Declaration.Parcel,
            Declaration.Of(kind, "Meter", Declaration.Member(kind, "Level")),
            Declaration.Of(kind, "Meter", Declaration.Member(kind, "Other", "2")));
        Assert.All(run.Results, static result => Assert.Null(result.Exception));
        Assert.Single(run.Sources, source => source.HintName == Declaration.File(kind, "Meter"));
    }

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Of_two_types_of_one_name_the_first_gets_code(Kind kind)
    {
        string type = Declaration.Of(kind, "Meter", Declaration.Member(kind, "Level"));
        GeneratorRun run = GeneratorRun.Of(
            Declaration.Parcel, type, type.Replace(kind == Kind.Service ? "partial interface" : "partial class", "partial struct", StringComparison.Ordinal));
        Assert.All(run.Results, static result => Assert.Null(result.Exception));
        Assert.Single(run.Sources, source => source.HintName == Declaration.File(kind, "Meter"));
    }

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void A_type_may_have_five_hundred_members(Kind kind)
    {
        GeneratorRun run = Generated.For(
            types: 1,
            Declaration.Of(kind, "Meter", [.. Enumerable.Range(1, Many).Select(number => Declaration.Member(kind, "Level" + Text(number), Text(number)))]));
        Assert.Contains("Level" + Text(Many), run.Text(Declaration.File(kind, "Meter")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Obsolete_members_and_types_are_generated_for_without_a_warning(Kind kind) => Generated.For(
        types: 1,
        "[global::System.Obsolete(\"Gone soon.\")] " + Declaration.Of(
            kind, "Meter", "[global::System.Obsolete] " + Declaration.Member(kind, "Level"), "[global::System.Obsolete(\"Read Level.\")] " + Declaration.Member(kind, "Other", "2")));

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Experimental_members_and_types_are_generated_for_without_a_warning(Kind kind) => Generated.For(
        types: 1,
        "[global::System.Diagnostics.CodeAnalysis.Experimental(\"PLANT1\")] " + Declaration.Of(
            kind,
            "Meter",
            "[global::System.Diagnostics.CodeAnalysis.Experimental(\"PLANT2\")] " + Declaration.Member(kind, "Level"),
            "[global::System.Diagnostics.CodeAnalysis.Experimental(\"PLANT3\")] " + Declaration.Member(kind, "Other", "2")));

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void So_they_are_where_only_a_member_or_its_type_is_experimental(Kind kind)
    {
        const string Mark = "[global::System.Diagnostics.CodeAnalysis.Experimental(\"PLANT1\")] ";
        string type = kind == Kind.Service ? "public partial class Level { }" : "public enum Level : ushort { Low }";
        string marked = kind == Kind.Service ? Mark + "[global::Coilwright.Mcp.McpMessage] " : Mark;
        Generated.For(
            types: kind == Kind.Service ? 2 : 1,
            marked + type,
            Declaration.Of(kind, "Meter", Mark + Declaration.MemberOfType(kind, "global::Level")));
    }

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void What_is_obsolete_as_an_error_gets_no_code_and_draws_no_error_of_the_compiler(Kind kind)
    {
        const string Mark = "[global::System.Obsolete(\"Gone.\", error: true)] ";
        Generated.For(types: 0, Declaration.Of(kind, "Meter", Mark + Declaration.Member(kind, "Level")));
        Generated.For(types: 0, Mark + Declaration.Of(kind, "Meter", Declaration.Member(kind, "Level")));
    }

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Numbers_may_be_constants_of_another_assembly(Kind kind)
    {
        CSharpCompilation library = CSharpCompilation.Create(
            "Numbers",
            [GeneratorRun.Parse("public static class Numbers { public const int Level = 100 - 58; }", "Numbers.cs")],
            Basic.Reference.Assemblies.Net100.References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        GeneratorRun run = GeneratorRun.Of(Declaration.Parcel, Declaration.Of(kind, "Meter", Declaration.Member(kind, "Level", "global::Numbers.Level")))
            .Again(compilation => compilation.AddReferences(library.ToMetadataReference()));
        Generated.Check(run, types: 1);
        Assert.Contains(kind == Kind.Map ? "0x002A" : "42", run.Text(Declaration.File(kind, "Meter")), StringComparison.Ordinal);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
