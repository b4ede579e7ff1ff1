using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Descriptors;

/// <summary>Rules of MCP messages: CW2xxx.</summary>
internal static class MessageDescriptors
{
    public static readonly DiagnosticDescriptor FieldNumberOutOfRange = new(
        id: RuleIds.FieldNumberOutOfRange,
        title: "A field number is out of range",
        messageFormat: "'{0}' has field number {1}, which is not in 1 to 536870911 or is in 19000 to 19999, which Protocol Buffers keeps for itself",
        category: RuleCategories.Fields,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A tag has 29 bits for the field number. Numbers 1 to 15 take one byte.",
        helpLinkUri: HelpLinks.Base + RuleIds.FieldNumberOutOfRange + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor FieldNumberTwice = new(
        id: RuleIds.FieldNumberTwice,
        title: "Two fields have the same number",
        messageFormat: "'{0}' and '{1}' both have field number {2}",
        category: RuleCategories.Fields,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The number is all that tells a reader which field a value belongs to.",
        helpLinkUri: HelpLinks.Base + RuleIds.FieldNumberTwice + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor FieldNumberReserved = new(
        id: RuleIds.FieldNumberReserved,
        title: "A field has a reserved number",
        messageFormat: "'{0}' has field number {1}, which the message reserves",
        category: RuleCategories.Fields,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A reserved number once meant something else: peers that are not updated yet would read the new field as the old one.",
        helpLinkUri: HelpLinks.Base + RuleIds.FieldNumberReserved + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor FieldTypeUnsupported = new(
        id: RuleIds.FieldTypeUnsupported,
        title: "A field has a type with no form in messages",
        messageFormat: "'{0}' is {1}, which has no form in messages",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A field is a bool, an integer of 8 to 64 bits, a float or double, an enum, a string, bytes, a DateTimeOffset, TimeSpan or Guid, another message, a list or map of these, or the nullable form of one.",
        helpLinkUri: HelpLinks.Base + RuleIds.FieldTypeUnsupported + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor FieldWithoutSetter = new(
        id: RuleIds.FieldWithoutSetter,
        title: "A field has no setter",
        messageFormat: "'{0}' has no {1}, so a value that was received {2}",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Decoding assigns the property: give it a set or init accessor, or make it a parameter of a positional record.",
        helpLinkUri: HelpLinks.Base + RuleIds.FieldWithoutSetter + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor MessageCannotBeCreated = new(
        id: RuleIds.MessageCannotBeCreated,
        title: "The generated code cannot create the message",
        messageFormat: "'{0}' cannot be created from its bytes, because nothing says what '{1}' should be",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Every constructor parameter and every required member must be a field, because the decoder has nothing else to give.",
        helpLinkUri: HelpLinks.Base + RuleIds.MessageCannotBeCreated + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor EncodingNotApplicable = new(
        id: RuleIds.EncodingNotApplicable,
        title: "An encoding does not apply to the type of its field",
        messageFormat: "'{0}' cannot be encoded as {1}, because it is of type '{2}'",
        category: RuleCategories.Fields,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "VarInt is for integers and enums, ZigZag for signed ones; Fixed in the Tagged layout for numbers of 32 and 64 bits, in the Packed layout for all.",
        helpLinkUri: HelpLinks.Base + RuleIds.EncodingNotApplicable + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor NotInPackedLayout = new(
        id: RuleIds.NotInPackedLayout,
        title: "A field has no form in the Packed layout",
        messageFormat: "'{0}' is {1}, which has no form in the Packed layout",
        category: RuleCategories.Fields,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The Packed layout has one place for every field. Maps and one-ofs need the Tagged layout.",
        helpLinkUri: HelpLinks.Base + RuleIds.NotInPackedLayout + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor OnlyInPackedLayout = new(
        id: RuleIds.OnlyInPackedLayout,
        title: "A setting applies to the Packed layout only",
        messageFormat: "'{0}' sets {1}, which means something in the Packed layout only",
        category: RuleCategories.Fields,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The Tagged layout is that of Protocol Buffers, which has neither fixed lengths nor padding nor a choice of byte order.",
        helpLinkUri: HelpLinks.Base + RuleIds.OnlyInPackedLayout + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor FieldLengthNotApplicable = new(
        id: RuleIds.FieldLengthNotApplicable,
        title: "A length or padding does not apply to its field",
        messageFormat: "'{0}' cannot have {1} = {2}: {3}",
        category: RuleCategories.Fields,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Length is for strings, byte arrays and lists of values of fixed size, MaxLength for strings, bytes, lists and maps. None of them is negative, and a fixed length is at most 65535.",
        helpLinkUri: HelpLinks.Base + RuleIds.FieldLengthNotApplicable + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor OneOfNotApplicable = new(
        id: RuleIds.OneOfNotApplicable,
        title: "A field cannot be part of its one-of",
        messageFormat: "'{0}' cannot be part of the one-of '{1}': its fields are nullable single values, and its name is an identifier",
        category: RuleCategories.Fields,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Of the fields of a one-of at most one has a value; the others are null.",
        helpLinkUri: HelpLinks.Base + RuleIds.OneOfNotApplicable + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor MessageNestedTooDeep = new(
        id: RuleIds.MessageNestedTooDeep,
        title: "Messages are nested too deep",
        messageFormat: "'{0}' nests messages {1} deep; the limit is {2}",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Every level of nesting is a level of the stack, for every peer that reads the message.",
        helpLinkUri: HelpLinks.Base + RuleIds.MessageNestedTooDeep + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor MessageContainsItself = new(
        id: RuleIds.MessageContainsItself,
        title: "A message always contains itself",
        messageFormat: "'{0}' is of type '{1}', so the message would contain itself without end; make it nullable or a list",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A message may contain messages of its own type, but somewhere one of them must be null or a list empty.",
        helpLinkUri: HelpLinks.Base + RuleIds.MessageContainsItself + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor FieldTypeNotAccessible = new(
        id: RuleIds.FieldTypeNotAccessible,
        title: "The type of a field is private to the message",
        messageFormat: "'{0}' is of type '{1}', which the generated view cannot name",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The view is generated beside the message, and so cannot name a type that is private to the message.",
        helpLinkUri: HelpLinks.Base + RuleIds.FieldTypeNotAccessible + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor McpSettingOutOfRange = new(
        id: RuleIds.McpSettingOutOfRange,
        title: "A setting of a message, field or operation is out of range",
        messageFormat: "'{0}' has {1} = {2}, which is outside {3}",
        category: RuleCategories.Fields,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A layout, encoding, byte order or priority is one of the values that its enum names; a cast makes others, which no peer knows.",
        helpLinkUri: HelpLinks.Base + RuleIds.McpSettingOutOfRange + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor FieldSettingWithoutEffect = new(
        id: RuleIds.FieldSettingWithoutEffect,
        title: "A setting of a field has no effect",
        messageFormat: "{1} on '{0}' has no effect: {2}",
        category: RuleCategories.Fields,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The pool keeps strings that come again and again: those of a string, of a list of strings, or of the values of a map.",
        helpLinkUri: HelpLinks.Base + RuleIds.FieldSettingWithoutEffect + HelpLinks.Extension);
}
