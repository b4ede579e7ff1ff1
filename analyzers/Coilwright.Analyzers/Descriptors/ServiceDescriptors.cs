using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Descriptors;

/// <summary>Rules of MCP services: CW21xx.</summary>
internal static class ServiceDescriptors
{
    public static readonly DiagnosticDescriptor ServiceCannotBeGenerated = new(
        id: RuleIds.ServiceCannotBeGenerated,
        title: "A service cannot be generated",
        messageFormat: "No client can be generated for '{0}', because it is {1}",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A service is an interface by itself, in a namespace, neither generic nor derived from another with methods, and has a name of 1 to 255 characters on the wire.",
        helpLinkUri: HelpLinks.Base + RuleIds.ServiceCannotBeGenerated + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor OperationWithoutNumber = new(
        id: RuleIds.OperationWithoutNumber,
        title: "A method of a service has no number",
        messageFormat: "'{0}' of '{1}' has no [McpOperation], so nothing says what it is on the wire",
        category: RuleCategories.Operations,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The number is all that tells a server which operation is called; the method's name is never sent.",
        helpLinkUri: HelpLinks.Base + RuleIds.OperationWithoutNumber + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor OperationNumberOutOfRange = new(
        id: RuleIds.OperationNumberOutOfRange,
        title: "An operation number is out of range",
        messageFormat: "'{0}' has operation number {1}, which is not in 0 to 9999",
        category: RuleCategories.Operations,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A service numbers its operations from 0 to 9999.",
        helpLinkUri: HelpLinks.Base + RuleIds.OperationNumberOutOfRange + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor OperationNumberTwice = new(
        id: RuleIds.OperationNumberTwice,
        title: "Two operations have the same number",
        messageFormat: "'{0}' and '{1}' both have operation number {2}",
        category: RuleCategories.Operations,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The number is all that tells a server which operation is called.",
        helpLinkUri: HelpLinks.Base + RuleIds.OperationNumberTwice + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor OperationSignature = new(
        id: RuleIds.OperationSignature,
        title: "A member of a service has no form in a call",
        messageFormat: "'{0}' cannot be an operation, because {1}",
        category: RuleCategories.Operations,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An operation takes at most one message, then at most one stream of messages, then a CancellationToken, and returns ValueTask, ValueTask<T> of a message, or IAsyncEnumerable<T> of messages.",
        helpLinkUri: HelpLinks.Base + RuleIds.OperationSignature + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor ServiceNameTwice = new(
        id: RuleIds.ServiceNameTwice,
        title: "Two services have the same name",
        messageFormat: "'{0}' and '{1}' are both called '{2}' on the wire",
        category: RuleCategories.Operations,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The name is all that tells a server which service is called: it serves one of them, and refuses the other when it starts.",
        helpLinkUri: HelpLinks.Base + RuleIds.ServiceNameTwice + HelpLinks.Extension);
}
