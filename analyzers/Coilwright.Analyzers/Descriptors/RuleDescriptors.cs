using System.Collections.Immutable;
using System.Globalization;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Descriptors;

/// <summary>Finds the descriptor of what the parser reports: rule 1005 is CW1005.</summary>
internal static class RuleDescriptors
{
    /// <summary>Every rule that the parser can report.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfDeclarations { get; } =
    [
        SharedDescriptors.TypeNotPartial,
        SharedDescriptors.TypeCannotBeGenerated,
        SharedDescriptors.ReservedName,
        SharedDescriptors.AttributeTwice,
        SharedDescriptors.ObsoleteAsError,
        MapDescriptors.UnsupportedType,
        MapDescriptors.NoSetter,
        MapDescriptors.TwoTables,
        MapDescriptors.AddressOutOfRange,
        MapDescriptors.Overlap,
        MapDescriptors.WiderThanRequest,
        MapDescriptors.AsMissing,
        MapDescriptors.AsDoesNotFit,
        MapDescriptors.ScaleNotApplicable,
        MapDescriptors.LengthMissing,
        MapDescriptors.BitOutOfRange,
        MapDescriptors.NotAvailableNeedsNullable,
        MapDescriptors.MapSettingOutOfRange,
        MapDescriptors.WriteGroupNotWritable,
        MapDescriptors.RangeNotApplicable,
        MapDescriptors.MapCannotBeCreated,
        MapDescriptors.NotAvailableNotApplicable,
        MapDescriptors.TypeNotAccessible,
        MapDescriptors.AddressInManualStyle,
        MapDescriptors.OrderWithoutEffect,
        MapDescriptors.ScaleLosesDigits,
        MapDescriptors.RangeBeyondRegisters,
        MapDescriptors.EnumWiderThanRegisters,
        MapDescriptors.WritableInNoGroup,
        MapDescriptors.FewerRequestsWithGap,
        MapDescriptors.AloneInRequest,
        MapDescriptors.WiderThanWrite,
        MapDescriptors.ConverterDoesNotFit,
        MapDescriptors.ReferenceDoesNotFit,
        MapDescriptors.GroupDoesNotFit,
        PlanDescriptors.PollGroupNotReadable,
        PlanDescriptors.PollGroupOfOne,
        PlanDescriptors.AtomicGroupTornApart,
        PlanDescriptors.ForbiddenAddress,
        PlanDescriptors.StrideTooSmall,
        MessageDescriptors.FieldNumberOutOfRange,
        MessageDescriptors.FieldNumberTwice,
        MessageDescriptors.FieldNumberReserved,
        MessageDescriptors.FieldTypeUnsupported,
        MessageDescriptors.FieldWithoutSetter,
        MessageDescriptors.MessageCannotBeCreated,
        MessageDescriptors.EncodingNotApplicable,
        MessageDescriptors.NotInPackedLayout,
        MessageDescriptors.OnlyInPackedLayout,
        MessageDescriptors.FieldLengthNotApplicable,
        MessageDescriptors.OneOfNotApplicable,
        MessageDescriptors.MessageNestedTooDeep,
        MessageDescriptors.MessageContainsItself,
        MessageDescriptors.FieldTypeNotAccessible,
        MessageDescriptors.McpSettingOutOfRange,
        MessageDescriptors.FieldSettingWithoutEffect,
        ServiceDescriptors.ServiceCannotBeGenerated,
        ServiceDescriptors.OperationWithoutNumber,
        ServiceDescriptors.OperationNumberOutOfRange,
        ServiceDescriptors.OperationNumberTwice,
        ServiceDescriptors.OperationSignature,
    ];

    /// <summary>Every rule there is.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. OfDeclarations, SharedDescriptors.TypeNotMarked, ServiceDescriptors.ServiceNameTwice, .. UseDescriptors.All, .. SchemaDescriptors.All];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = OfDeclarations.ToImmutableDictionary(static descriptor => descriptor.Id);

    /// <summary>The descriptor of a rule.</summary>
    public static DiagnosticDescriptor Of(Rule rule) => ById[IdOf(rule)];

    /// <summary>The diagnostic of what the parser found. Its properties are the arguments by number, for fixes.</summary>
    public static Diagnostic Diagnose(RuleViolation violation) => Diagnostic.Create(
        Of(violation.Rule),
        violation.Location,
        violation.Arguments.Select((argument, index) => (argument, index)).ToImmutableDictionary(
            pair => pair.index.ToString(CultureInfo.InvariantCulture), pair => (string?)pair.argument),
        [.. violation.Arguments]);

    /// <summary>The id of a rule: CW and its number in four digits.</summary>
    public static string IdOf(Rule rule) => "CW" + ((int)rule).ToString("D4", CultureInfo.InvariantCulture);
}
