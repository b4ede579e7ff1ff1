using System.Reflection;
using Coilwright.Analyzers.Descriptors;
using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Generators.Parsing;

namespace Coilwright.Analyzers.Tests.Pages;

public sealed class RuleDescriptorTests
{
    /// <remarks>And with it a page, an entry in the release files, a help link and tests: those are asked for by descriptor.</remarks>
    [Fact]
    public void Every_id_has_a_descriptor() =>
        Assert.Equal(
            typeof(RuleIds).GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Select(static id => (string)id.GetRawConstantValue()!).Order(),
            RuleDescriptors.All.Select(static descriptor => descriptor.Id).Order());

    [Fact]
    public void Every_rule_of_the_parser_has_a_descriptor_of_its_number() =>
        Assert.All(Enum.GetValues<Rule>(), static rule => Assert.Equal(RuleDescriptors.IdOf(rule), RuleDescriptors.Of(rule).Id));

    [Fact]
    public void Every_descriptor_of_a_declaration_is_a_rule_of_the_parser() =>
        Assert.Equal(
            Enum.GetValues<Rule>().Select(RuleDescriptors.IdOf).Order(),
            RuleDescriptors.OfDeclarations.Select(static descriptor => descriptor.Id).Order());

    [Fact]
    public void Every_rule_is_supported_by_an_analyzer() =>
        Assert.Equal(
            RuleDescriptors.All.Select(static descriptor => descriptor.Id).Order(),
            Analysis.All.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static descriptor => descriptor.Id).Distinct().Order());

    [Fact]
    public void No_two_rules_have_one_title() =>
        Assert.Distinct(RuleDescriptors.All.Select(static descriptor => descriptor.Title.ToString(null)));

    [Fact]
    public void A_title_names_nothing_in_particular_and_a_message_does() =>
        Assert.All(RuleDescriptors.All, static descriptor =>
        {
            Assert.DoesNotContain("{0}", descriptor.Title.ToString(null), StringComparison.Ordinal);
            Assert.Contains("{0}", descriptor.MessageFormat.ToString(null), StringComparison.Ordinal);
        });
}
