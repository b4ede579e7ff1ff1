using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Descriptors;

/// <summary>Rules of Modbus register maps: CW1xxx.</summary>
internal static class MapDescriptors
{
    public static readonly DiagnosticDescriptor UnsupportedType = new(
        id: RuleIds.UnsupportedType,
        title: "A mapped property has a type with no form in registers",
        messageFormat: "'{0}' is {1}, which has no form in registers",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A mapped property is a bool, an integer of 8 to 64 bits, a Half, float, double or decimal, an enum, a string, a DateTime or DateTimeOffset, an IPAddress or Eui48, an array of numbers, flags or enums, the nullable form of one, or anything that a converter reads.",
        helpLinkUri: HelpLinks.Base + RuleIds.UnsupportedType + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor NoSetter = new(
        id: RuleIds.NoSetter,
        title: "A mapped property has no setter",
        messageFormat: "'{0}' has no {1}, so a value that was read {2}",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Decoding assigns the property: give it a set or init accessor, or make it a parameter of a positional record.",
        helpLinkUri: HelpLinks.Base + RuleIds.NoSetter + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor TwoTables = new(
        id: RuleIds.TwoTables,
        title: "A mapped property stands in two tables",
        messageFormat: "'{0}' carries the attributes of two tables; a value stands in one of them",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Coils, discrete inputs, input registers and holding registers are separate tables with addresses of their own. Declare one property for each.",
        helpLinkUri: HelpLinks.Base + RuleIds.TwoTables + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor AddressOutOfRange = new(
        id: RuleIds.AddressOutOfRange,
        title: "A mapped property lies outside addresses 0 to 65535",
        messageFormat: "'{0}' spans {1}, but a table ends at 0xFFFF (65535)",
        category: RuleCategories.Addresses,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An address on the wire has sixteen bits. The first and the last register or bit of a value both lie in 0 to 65535.",
        helpLinkUri: HelpLinks.Base + RuleIds.AddressOutOfRange + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor Overlap = new(
        id: RuleIds.Overlap,
        title: "Two mapped properties overlap",
        messageFormat: "'{0}' and '{1}' share {2}",
        category: RuleCategories.Addresses,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Two values in the same registers or bits are nearly always a mistyped address or a type that is wider than intended.",
        helpLinkUri: HelpLinks.Base + RuleIds.Overlap + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor WiderThanRequest = new(
        id: RuleIds.WiderThanRequest,
        title: "A mapped property is wider than one request",
        messageFormat: "'{0}' takes {1} registers or bits, but one request carries at most {2}",
        category: RuleCategories.Addresses,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A value is never split over two requests, because its halves could then come from different moments.",
        helpLinkUri: HelpLinks.Base + RuleIds.WiderThanRequest + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor AsMissing = new(
        id: RuleIds.AsMissing,
        title: "A property does not tell its type on the wire",
        messageFormat: "As must name the type that the registers of '{0}' hold, because its own type does not tell",
        category: RuleCategories.Meaning,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A decimal, and a scaled float or double, is usually an integer on the wire, of a width and sign that the property does not tell.",
        helpLinkUri: HelpLinks.Base + RuleIds.AsMissing + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor AsDoesNotFit = new(
        id: RuleIds.AsDoesNotFit,
        title: "The type on the wire does not fit the property",
        messageFormat: "'{0}' is of type '{2}', which cannot hold every {1} without loss",
        category: RuleCategories.Meaning,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A value that the device can send must be one that the property can hold.",
        helpLinkUri: HelpLinks.Base + RuleIds.AsDoesNotFit + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor ScaleNotApplicable = new(
        id: RuleIds.ScaleNotApplicable,
        title: "Scale or Offset does not apply to the property",
        messageFormat: "'{0}' cannot be scaled: Scale and Offset take a numeric property, a finite Scale other than 0 and a finite Offset, and every result must fit the property's type",
        category: RuleCategories.Meaning,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A bool, string, enum or array has no raw steps to scale, and a Scale of 0 or infinity cannot be undone when a value is written.",
        helpLinkUri: HelpLinks.Base + RuleIds.ScaleNotApplicable + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor LengthMissing = new(
        id: RuleIds.LengthMissing,
        title: "Length is missing or does not fit the type",
        messageFormat: "Length = {1} does not fit '{0}': a string or array needs the number of registers or bits it spans, in whole elements; a single value needs none",
        category: RuleCategories.Addresses,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The width of a string or array does not follow from its type; the width of a single value does.",
        helpLinkUri: HelpLinks.Base + RuleIds.LengthMissing + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor BitOutOfRange = new(
        id: RuleIds.BitOutOfRange,
        title: "A bit range does not fit its register or its property",
        messageFormat: "'{0}' has Bit = {1} and BitCount = {2}, which does not lie in bits 0 to 15 of one register or does not fit its type",
        category: RuleCategories.Addresses,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A flag or bit range lies inside one register; a flag is a bool, a wider range is an integer or enum.",
        helpLinkUri: HelpLinks.Base + RuleIds.BitOutOfRange + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor NotAvailableNeedsNullable = new(
        id: RuleIds.NotAvailableNeedsNullable,
        title: "A not-available pattern and a nullable type need each other",
        messageFormat: "'{0}' needs {1}: a value that may be missing has both a nullable type and a not-available pattern",
        category: RuleCategories.Meaning,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A raw pattern that means no value is read as null. Without a nullable type it would pass for a measurement; without a pattern null could not be written.",
        helpLinkUri: HelpLinks.Base + RuleIds.NotAvailableNeedsNullable + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor MapSettingOutOfRange = new(
        id: RuleIds.MapSettingOutOfRange,
        title: "A setting of the register map is out of range",
        messageFormat: "{0} = {1} is outside {2}",
        category: RuleCategories.Addresses,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The limits of a read are those of the Modbus specification, or lower where the device is.",
        helpLinkUri: HelpLinks.Base + RuleIds.MapSettingOutOfRange + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor WriteGroupNotWritable = new(
        id: RuleIds.WriteGroupNotWritable,
        title: "A write group cannot be written",
        messageFormat: "'{0}' cannot be in write group '{1}': the name must be an identifier, and the member a coil or holding register that the client may read and set, not scaled by a register of a map around its own",
        category: RuleCategories.Meaning,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A write group becomes a method of the client that writes its members; discrete inputs and input registers are read-only.",
        helpLinkUri: HelpLinks.Base + RuleIds.WriteGroupNotWritable + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor RangeNotApplicable = new(
        id: RuleIds.RangeNotApplicable,
        title: "Min and Max do not make a range",
        messageFormat: "'{0}' has Min = {1} and Max = {2}, which is no range of values that a write could accept",
        category: RuleCategories.Meaning,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Min is at most Max, and both stand on a property whose values have an order.",
        helpLinkUri: HelpLinks.Base + RuleIds.RangeNotApplicable + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor MapCannotBeCreated = new(
        id: RuleIds.MapCannotBeCreated,
        title: "The generated code cannot create the map",
        messageFormat: "'{0}' cannot be created from registers, because nothing says what '{1}' should be",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Decoding creates the map: by a constructor without parameters, or by one whose parameters are all mapped properties. A required member must be mapped.",
        helpLinkUri: HelpLinks.Base + RuleIds.MapCannotBeCreated + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor NotAvailableNotApplicable = new(
        id: RuleIds.NotAvailableNotApplicable,
        title: "A not-available pattern does not fit the property",
        messageFormat: "'{0}' cannot have this not-available pattern: {1}",
        category: RuleCategories.Meaning,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "NotAvailable names at least one raw pattern of the value's own width, on a number or an enum.",
        helpLinkUri: HelpLinks.Base + RuleIds.NotAvailableNotApplicable + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor TypeNotAccessible = new(
        id: RuleIds.TypeNotAccessible,
        title: "The type of a mapped property is private to the map",
        messageFormat: "'{0}' is of type '{1}', which the generated client cannot name",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The generated client and member descriptions stand beside the map and carry the type of each property; a private type cannot be named there.",
        helpLinkUri: HelpLinks.Base + RuleIds.TypeNotAccessible + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor ConverterDoesNotFit = new(
        id: RuleIds.ConverterDoesNotFit,
        title: "A converter does not fit its property",
        messageFormat: "'{0}' cannot be converted by '{1}': {2}",
        category: RuleCategories.Meaning,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A converter is a class that the generated code can name, with static methods Decode and Encode for exactly the property's type.",
        helpLinkUri: HelpLinks.Base + RuleIds.ConverterDoesNotFit + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor ReferenceDoesNotFit = new(
        id: RuleIds.ReferenceDoesNotFit,
        title: "A scale or count cannot be taken from the named property",
        messageFormat: "'{0}' cannot take its scale or count from '{1}': {2}",
        category: RuleCategories.Meaning,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "ScaleFrom, CountFrom and CountFromLength name a property that holds a whole number in one or two registers, in the same map or in one around it.",
        helpLinkUri: HelpLinks.Base + RuleIds.ReferenceDoesNotFit + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor GroupDoesNotFit = new(
        id: RuleIds.GroupDoesNotFit,
        title: "A register group cannot be generated",
        messageFormat: "'{0}' cannot be a group: {1}",
        category: RuleCategories.Shape,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A group is a partial property of another map's type or a list of it; its elements are made by the generated code and read into again and again.",
        helpLinkUri: HelpLinks.Base + RuleIds.GroupDoesNotFit + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor AddressInManualStyle = new(
        id: RuleIds.AddressInManualStyle,
        title: "Addresses carry the digit of their table",
        messageFormat: "{1} of '{0}' are numbered {2}, as manuals do with the digit of the table in front; on the wire these are {3}",
        category: RuleCategories.Addresses,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Old manuals number holding registers from 40001 and input registers from 30001. On the wire the first of either is 0, and 40001 is another register.",
        helpLinkUri: HelpLinks.Base + RuleIds.AddressInManualStyle + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor OrderWithoutEffect = new(
        id: RuleIds.OrderWithoutEffect,
        title: "An order of bytes has no effect",
        messageFormat: "Order = {1} on '{0}' has no effect: {2}",
        category: RuleCategories.Meaning,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The order tells how several registers make one value, or how the two bytes of a register are swapped.",
        helpLinkUri: HelpLinks.Base + RuleIds.OrderWithoutEffect + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor ScaleLosesDigits = new(
        id: RuleIds.ScaleLosesDigits,
        title: "A scale gives an integer property digits that it cannot hold",
        messageFormat: "'{0}' is of type '{1}', which loses the digits that Scale = {2} and Offset = {3} give; make it decimal or double",
        category: RuleCategories.Meaning,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A scaled value with digits behind the point needs a property that holds them.",
        helpLinkUri: HelpLinks.Base + RuleIds.ScaleLosesDigits + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor RangeBeyondRegisters = new(
        id: RuleIds.RangeBeyondRegisters,
        title: "Min or Max is beyond what the registers hold",
        messageFormat: "'{0}' has {1} = {2}, but its registers hold {3} to {4}",
        category: RuleCategories.Meaning,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A write of such a value is refused all the same, because the registers cannot hold it; usually Scale or As is not what was meant.",
        helpLinkUri: HelpLinks.Base + RuleIds.RangeBeyondRegisters + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor EnumWiderThanRegisters = new(
        id: RuleIds.EnumWiderThanRegisters,
        title: "An enum has values that its registers cannot hold",
        messageFormat: "'{0}' holds {1} to {2}, but {3} is {4}",
        category: RuleCategories.Meaning,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A value that does not fit can neither be read nor written; usually the field is wider than declared, or the enum is another.",
        helpLinkUri: HelpLinks.Base + RuleIds.EnumWiderThanRegisters + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor WritableInNoGroup = new(
        id: RuleIds.WritableInNoGroup,
        title: "A writable member is in no write group",
        messageFormat: "'{0}' can be written but is in no write group: {1}",
        category: RuleCategories.Meaning,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "What is set together is written together by a group, in as few requests as possible; a member that is in none is easily forgotten when the others are written.",
        helpLinkUri: HelpLinks.Base + RuleIds.WritableInNoGroup + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor FewerRequestsWithGap = new(
        id: RuleIds.FewerRequestsWithGap,
        title: "A map could be read in fewer requests",
        messageFormat: "{0} is read in {1} requests; MaxGap = {2} would make it {3}",
        category: RuleCategories.Plan,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A read that spans a few unmapped registers saves a request. Many devices allow it, some refuse it.",
        helpLinkUri: HelpLinks.Base + RuleIds.FewerRequestsWithGap + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor AloneInRequest = new(
        id: RuleIds.AloneInRequest,
        title: "A member is read in a request of its own",
        messageFormat: "'{0}' at {1} is read in a request of its own by every read of {2}",
        category: RuleCategories.Plan,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A request for one value costs as much as one for many. A member that is not needed every time may stand in a map of its own.",
        helpLinkUri: HelpLinks.Base + RuleIds.AloneInRequest + HelpLinks.Extension);

    public static readonly DiagnosticDescriptor WiderThanWrite = new(
        id: RuleIds.WiderThanWrite,
        title: "A mapped property fits a read but no write",
        messageFormat: "'{0}' takes {1} registers or bits, but one write carries at most {2}, so its client can only read it; make its setter private, or split it",
        category: RuleCategories.Addresses,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A read carries 125 registers or 2000 bits, a write 123 registers or 1968 bits. A value is never split over two requests.",
        helpLinkUri: HelpLinks.Base + RuleIds.WiderThanWrite + HelpLinks.Extension);
}
