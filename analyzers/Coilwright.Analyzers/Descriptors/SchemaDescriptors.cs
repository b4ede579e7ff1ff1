using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Descriptors;

/// <summary>Rules of schema files: CW22xx.</summary>
internal static class SchemaDescriptors
{
    public static readonly DiagnosticDescriptor Renumbered = new(
        id: RuleIds.ShippedRenumbered,
        title: "A number that was shipped has changed",
        messageFormat: "'{0}' has number {1}, but was shipped with number {2}",
        category: RuleCategories.Schema,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Peers that are not updated yet know the field or operation by its old number.",
        helpLinkUri: HelpLinks.Base + RuleIds.ShippedRenumbered + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor Retyped = new(
        id: RuleIds.ShippedRetyped,
        title: "What was shipped has another form on the wire",
        messageFormat: "'{0}' is '{1}' on the wire, but was shipped as '{2}'",
        category: RuleCategories.Schema,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Peers that are not updated yet would read the new bytes as the old type.",
        helpLinkUri: HelpLinks.Base + RuleIds.ShippedRetyped + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor Removed = new(
        id: RuleIds.ShippedRemoved,
        title: "What was shipped is no longer declared",
        messageFormat: "'{0}', number {1} of '{2}', was shipped and is no longer declared",
        category: RuleCategories.Schema,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Peers that are not updated yet still send and expect it. Where that is meant, repeat its line in McpSchema.Unshipped.txt behind *REMOVED*.",
        helpLinkUri: HelpLinks.Base + RuleIds.ShippedRemoved + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor NotInSchema = new(
        id: RuleIds.NotInSchema,
        title: "The schema file does not say what is declared",
        messageFormat: "McpSchema.Unshipped.txt does not say what '{0}' adds to what was shipped",
        category: RuleCategories.Schema,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What no schema file names can change without anybody being told.",
        helpLinkUri: HelpLinks.Base + RuleIds.NotInSchema + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor Gone = new(
        id: RuleIds.ShippedGone,
        title: "A message or service that was shipped is no longer declared",
        messageFormat: "The {0} was shipped and is no longer declared",
        category: RuleCategories.Schema,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Peers that are not updated yet still use it. Where that is meant, repeat its lines in McpSchema.Unshipped.txt behind *REMOVED*.",
        helpLinkUri: HelpLinks.Base + RuleIds.ShippedGone + HelpLinks.Extension,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor BeforeShipped = new(
        id: RuleIds.BeforeShipped,
        title: "A new field of a Packed message stands before one that was shipped",
        messageFormat: "'{0}' has number {1} and so stands before '{2}', number {3}, which was shipped; new fields of a Packed message go to the end",
        category: RuleCategories.Schema,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The Packed layout has no tags: a field in between moves every field behind it, and peers that are not updated yet read them in their old places.",
        helpLinkUri: HelpLinks.Base + RuleIds.BeforeShipped + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor NameTwice = new(
        id: RuleIds.SchemaNameTwice,
        title: "Two declarations have the same name in the schema files",
        messageFormat: "'{0}' and another type are both the {1} of the schema files, which cannot tell them apart",
        category: RuleCategories.Schema,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The schema files know a type by its name without type parameters; of two that share it nothing is checked.",
        helpLinkUri: HelpLinks.Base + RuleIds.SchemaNameTwice + HelpLinks.Extension);

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [Renumbered, Retyped, Removed, NotInSchema, Gone, BeforeShipped, NameTwice];
}
