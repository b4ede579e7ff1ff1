using Coilwright.Analyzers.Descriptors;

namespace Coilwright.Analyzers.Tests.Pages;

/// <summary>The compiler checks id, category and severity of the release files (RS2000 to RS2008); what they call the rule is checked here.</summary>
public sealed class ReleaseFileTests
{
    [Fact]
    public void Every_rule_is_released_or_about_to_be_under_its_title()
    {
        string[] lines =
        [
            .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "releases"), "AnalyzerReleases.*.md").SelectMany(File.ReadAllLines),
        ];

        Assert.All(RuleDescriptors.All, rule => Assert.Contains(
            $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | [{rule.Title}](../docs/{rule.Id}.md)", lines));
    }
}
