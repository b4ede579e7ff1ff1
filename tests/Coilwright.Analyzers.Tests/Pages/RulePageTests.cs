using System.Collections.Immutable;
using Coilwright.Analyzers.Descriptors;
using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Tests.Pages;

public sealed class RulePageTests
{
    public static TheoryData<string> Ids => [.. RuleDescriptors.All.Select(static descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_is_headed_by_id_and_title(string id) =>
        Assert.Equal($"{id}: {Descriptor(id).Title}", RulePage.Read(id).Heading);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_says_why(string id) => Assert.NotEmpty(RulePage.Read(id).Why);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_help_link_leads_to_the_page(string id) =>
        Assert.EndsWith($"/analyzers/docs/{id}.md", Descriptor(id).HelpLinkUri, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_flagged_code_reports_this_rule_and_no_other(string id)
    {
        Compilation compilation = Generate(RulePage.Read(id).Flagged);

        ImmutableArray<Diagnostic> reported = await Analysis.ReportAsync(compilation, RulePage.Read(id).FlaggedFiles);

        // The compiler too refuses an attribute twice.
        Assert.DoesNotContain(Analysis.Complaints(compilation), complaint => complaint.Id != "CS0579" || id != RuleIds.AttributeTwice);
        Assert.Equal([id], reported.Select(static diagnostic => diagnostic.Id).Distinct());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_fixed_code_reports_nothing(string id)
    {
        Compilation compilation = Generate(RulePage.Read(id).Fixed);

        Assert.Empty(Analysis.Complaints(compilation));
        Assert.Empty(await Analysis.ReportAsync(compilation, RulePage.Read(id).FixedFiles));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_pragma_silences_the_rule(string id)
    {
        Compilation compilation = Generate($"#pragma warning disable {id}\n{RulePage.Read(id).Flagged}");

        IEnumerable<Diagnostic> reported = await Analysis.ReportAsync(compilation, RulePage.Read(id).FlaggedFiles);

        // What is no longer declared has no place for a pragma.
        Assert.DoesNotContain(reported, static diagnostic => diagnostic.Id != RuleIds.ShippedGone);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_project_silences_the_rule(string id)
    {
        Compilation compilation = Generate(RulePage.Read(id).Flagged);
        CompilationOptions silent = compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(id, ReportDiagnostic.Suppress)]);

        Assert.Empty(await Analysis.ReportAsync(compilation.WithOptions(silent), RulePage.Read(id).FlaggedFiles));
    }

    private static Compilation Generate(string declarations) =>
        Analysis.Generate(Analysis.Compile(Sources.File(declarations), References.WithCoilwright));

    private static DiagnosticDescriptor Descriptor(string id) => RuleDescriptors.All.Single(descriptor => descriptor.Id == id);
}
