using Coilwright.Analyzers.Descriptors;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Tests.Pages;

/// <summary>The compiler checks id, category and severity of the release files (RS2000 to RS2008); what they call the rule is checked here.</summary>
public sealed class ReleaseFileTests
{
    private static readonly string[] Lines =
    [
        .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "releases"), "AnalyzerReleases.*.md").SelectMany(File.ReadAllLines),
    ];

    [Theory]
    [MemberData(nameof(RulePageTests.Ids), MemberType = typeof(RulePageTests))]
    public void The_rule_is_released_or_about_to_be_under_its_title(string id)
    {
        DiagnosticDescriptor rule = RuleDescriptors.All.Single(descriptor => descriptor.Id == id);

        Assert.Contains($"{id} | {rule.Category} | {rule.DefaultSeverity} | [{rule.Title}](../docs/{id}.md)", Lines);
    }
}
