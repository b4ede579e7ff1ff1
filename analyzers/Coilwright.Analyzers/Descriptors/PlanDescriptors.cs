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

    public static readonly DiagnosticDescriptor AtomicGroupTornApart = new(
        id: RuleIds.AtomicGroupTornApart,
        title: "An atomic group cannot be read by one request",
        messageFormat: "Atomic group '{0}' of {1} cannot be read by one request: {2}",
        category: RuleCategories.Plan,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The members of an atomic group belong to one moment: they stand in one table, close enough for one read.",
        helpLinkUri: HelpLinks.Base + RuleIds.AtomicGroupTornApart + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor ForbiddenAddress = new(
        id: RuleIds.ForbiddenAddress,
        title: "A mapped property lies in a forbidden range",
        messageFormat: "'{0}' spans {1}, but the map forbids {2}",
        category: RuleCategories.Addresses,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "What ForbiddenRange names is never read, so that nothing can be mapped there.",
        helpLinkUri: HelpLinks.Base + RuleIds.ForbiddenAddress + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor StrideTooSmall = new(
        id: RuleIds.StrideTooSmall,
        title: "The stride of a group is smaller than its element",
        messageFormat: "'{0}' has Stride = {1}, but '{2}' spans {3} addresses, so that its elements would overlap",
        category: RuleCategories.Addresses,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Stride is the distance between the beginnings of two elements: at least as many addresses as one of them spans.",
        helpLinkUri: HelpLinks.Base + RuleIds.StrideTooSmall + HelpLinks.Extension);
}
