using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Descriptors;

/// <summary>Rules of every protocol: CW0xxx.</summary>
internal static class SharedDescriptors
{
    public static readonly DiagnosticDescriptor TypeNotPartial = new(
        id: RuleIds.TypeNotPartial,
        title: "A generated type and every type around it must be partial",
        messageFormat: "Type '{0}' must be partial, because the generator adds code to it",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The codec is generated into the type itself, so the type and every type that contains it must be declared partial.",
        helpLinkUri: HelpLinks.Base + RuleIds.TypeNotPartial + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor TypeCannotBeGenerated = new(
        id: RuleIds.TypeCannotBeGenerated,
        title: "Code can only be generated for an ordinary class, record or struct",
        messageFormat: "No code can be generated for '{0}', because it is {1}",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A map or message is decoded into an object, from a file of its own: static types, ref structs, file-local types and interfaces cannot take part.",
        helpLinkUri: HelpLinks.Base + RuleIds.TypeCannotBeGenerated + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor ReservedName = new(
        id: RuleIds.ReservedName,
        title: "A member has a name that the generated code needs",
        messageFormat: "'{1}' cannot have a member named '{0}', because the generator adds one of that name",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generator adds members such as Plan, Decode and Encode to the type; a member of the same name would collide with them.",
        helpLinkUri: HelpLinks.Base + RuleIds.ReservedName + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor AttributeTwice = new(
        id: RuleIds.AttributeTwice,
        title: "The attribute stands on two parts of a type",
        messageFormat: "'{0}' carries {1} on more than one of its parts; only one of them counts",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A type in several files is one map or message. What a second attribute says is not looked at.",
        helpLinkUri: HelpLinks.Base + RuleIds.AttributeTwice + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor TypeNotMarked = new(
        id: RuleIds.TypeNotMarked,
        title: "A type lacks the attribute that makes those of its members count",
        messageFormat: "'{0}' has no [{1}], so [{2}] on '{3}' has no effect",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Code is generated for types with [ModbusRegisterMap], [McpMessage] or [McpService] only. Members of a class that maps are derived from belong to those.",
        helpLinkUri: HelpLinks.Base + RuleIds.TypeNotMarked + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor ObsoleteAsError = new(
        id: RuleIds.ObsoleteAsError,
        title: "Generated code cannot use what is obsolete as an error",
        messageFormat: "No code can be generated for '{0}', because '{1}' is obsolete as an error; make that a warning",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The compiler lets no code use what is obsolete as an error, and the generated code has to: what was read must go somewhere.",
        helpLinkUri: HelpLinks.Base + RuleIds.ObsoleteAsError + HelpLinks.Extension);
}
