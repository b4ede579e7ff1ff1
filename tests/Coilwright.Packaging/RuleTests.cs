using Coilwright.Packaging.Harness;

namespace Coilwright.Packaging;

/// <summary>Every rule works in the project of somebody who has the packages and nothing else. CW0000 is the build's own: see the compiler check.</summary>
public sealed class RuleTests(RuleProjects projects) : IClassFixture<RuleProjects>
{
    // It explains an error of the compiler's own, after which a build runs no analyzers: it is for editors.
    private const string OnlyInEditors = "CW0004";

    public static TheoryData<string> Ids => [.. ReleasedRules.Levels.Keys.Except([OnlyInEditors])];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_build_reports_the_rule_of_what_its_page_flags_and_no_other(string id) =>
        Assert.Equal([(id, ReleasedRules.Levels[id])], projects.Reported(id).Distinct());

    [Fact]
    public void What_only_editors_explain_fails_the_build_by_an_error_of_the_compiler() =>
        Assert.Equal([("CS0579", "error")], projects.Reported(OnlyInEditors).Distinct());
}
