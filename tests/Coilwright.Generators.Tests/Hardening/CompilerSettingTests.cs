using Coilwright.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Tests.Hardening;

/// <summary>Generated code is fit for whatever a project sets, and does not warn where every warning is on.</summary>
public sealed class CompilerSettingTests
{
    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Nullable_types_may_be_disabled(Kind kind) =>
        Check(kind, GeneratorRun.Options.WithNullableContextOptions(NullableContextOptions.Disable), GeneratorRun.ParseOptions);

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Overflow_may_be_checked(Kind kind) => Check(kind, GeneratorRun.Options.WithOverflowChecks(true), GeneratorRun.ParseOptions);

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Overflow_may_be_let_pass(Kind kind) => Check(kind, GeneratorRun.Options.WithOverflowChecks(false), GeneratorRun.ParseOptions);

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void The_language_may_be_as_old_as_13(Kind kind) =>
        Check(kind, GeneratorRun.Options, GeneratorRun.ParseOptions.WithLanguageVersion(LanguageVersion.CSharp13));

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void The_language_may_be_the_newest(Kind kind) =>
        Check(kind, GeneratorRun.Options, GeneratorRun.ParseOptions.WithLanguageVersion(LanguageVersion.Preview));

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Whatever_is_public_is_documented(Kind kind) =>
        Check(kind, GeneratorRun.Options.WithWarningLevel(9999), GeneratorRun.ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose));

    [Theory]
    [MemberData(nameof(Generated.Kinds), MemberType = typeof(Generated))]
    public void Documentation_may_be_left_out(Kind kind) =>
        Check(kind, GeneratorRun.Options, GeneratorRun.ParseOptions.WithDocumentationMode(DocumentationMode.None));

    private static void Check(Kind kind, CSharpCompilationOptions options, CSharpParseOptions parseOptions) => Generated.Check(
        GeneratorRun.Of(
            options,
            parseOptions,
            Declaration.Parcel,
            Declaration.Of(kind, "Meter", Declaration.Member(kind, "Level"), Declaration.Member(kind, "Other", "2"))),
        types: 1);
}
