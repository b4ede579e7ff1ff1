using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Descriptors;

/// <summary>Rules of how register maps are read: poll groups, atomic groups, forbidden ranges.</summary>
internal static class PlanDescriptors
{
    public static readonly DiagnosticDescriptor PollGroupNotReadable = new(
        id: RuleIds.PollGroupNotReadable,
        title: "A poll group cannot be read on its own",
        messageFormat: "'{0}' cannot be in poll group '{1}': {2}",
        category: RuleCategories.Plan,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A poll group becomes a method of the client that reads its members into an object and leaves the others as they are.",
        helpLinkUri: HelpLinks.Base + RuleIds.PollGroupNotReadable + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor PollGroupOfOne = new(
        id: RuleIds.PollGroupOfOne,
        title: "A poll group has one member",
        messageFormat: "'{0}' is alone in poll group '{1}', which reads nothing that Read{0}Async does not read",
        category: RuleCategories.Plan,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A poll group of one member is mostly a mistyped name; a single member has a method of its own.",
        helpLinkUri: HelpLinks.Base + RuleIds.PollGroupOfOne + HelpLinks.Extension);
}
