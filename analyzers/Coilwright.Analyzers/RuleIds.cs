namespace Coilwright.Analyzers;

/// <summary>
/// The ids users see. CW0xxx stands for every protocol, CW1xxx for Modbus, CW2xxx for MCP; a rule of the parser has its own number here.
/// </summary>
internal static class RuleIds
{
    public const string TypeNotPartial = "CW0001";
    public const string TypeCannotBeGenerated = "CW0002";
    public const string ReservedName = "CW0003";
    public const string AttributeTwice = "CW0004";
    public const string TypeNotMarked = "CW0005";
    public const string ObsoleteAsError = "CW0006";

    public const string UnsupportedType = "CW1001";
    public const string NoSetter = "CW1002";
    public const string TwoTables = "CW1003";
    public const string AddressOutOfRange = "CW1004";
    public const string Overlap = "CW1005";
    public const string WiderThanRequest = "CW1006";
    public const string AsMissing = "CW1007";
    public const string AsDoesNotFit = "CW1008";
    public const string ScaleNotApplicable = "CW1009";
    public const string LengthMissing = "CW1010";
    public const string BitOutOfRange = "CW1011";
    public const string NotAvailableNeedsNullable = "CW1012";
    public const string MapSettingOutOfRange = "CW1013";
    public const string WriteGroupNotWritable = "CW1014";
    public const string RangeNotApplicable = "CW1015";
    public const string MapCannotBeCreated = "CW1016";
    public const string NotAvailableNotApplicable = "CW1017";
    public const string TypeNotAccessible = "CW1018";
    public const string AddressInManualStyle = "CW1019";
    public const string OrderWithoutEffect = "CW1020";
    public const string ScaleLosesDigits = "CW1021";
    public const string RangeBeyondRegisters = "CW1022";
    public const string EnumWiderThanRegisters = "CW1023";
    public const string WritableInNoGroup = "CW1024";
    public const string FewerRequestsWithGap = "CW1025";
    public const string AloneInRequest = "CW1026";
    public const string WiderThanWrite = "CW1027";
    public const string ConverterDoesNotFit = "CW1150";
    public const string ReferenceDoesNotFit = "CW1151";
    public const string GroupDoesNotFit = "CW1152";
    public const string PollGroupNotReadable = "CW1153";
    public const string PollGroupOfOne = "CW1154";
    public const string AtomicGroupTornApart = "CW1155";
    public const string ForbiddenAddress = "CW1156";
    public const string StrideTooSmall = "CW1157";

    public const string ReadMemberByMember = "CW1101";
    public const string RequestNotAwaited = "CW1102";
    public const string ClientPerCall = "CW1103";
    public const string BlockingOnRequest = "CW1104";
    public const string ReadAllocatesInLoop = "CW1105";
    public const string NotDisposed = "CW1106";
    public const string TimeoutBeyondPeriod = "CW1107";
    public const string SetButNotWritten = "CW1108";

    public const string FieldNumberOutOfRange = "CW2001";
    public const string FieldNumberTwice = "CW2002";
    public const string FieldNumberReserved = "CW2003";
    public const string FieldTypeUnsupported = "CW2004";
    public const string FieldWithoutSetter = "CW2005";
    public const string MessageCannotBeCreated = "CW2006";
    public const string EncodingNotApplicable = "CW2007";
    public const string NotInPackedLayout = "CW2008";
    public const string OnlyInPackedLayout = "CW2009";
    public const string FieldLengthNotApplicable = "CW2010";
    public const string OneOfNotApplicable = "CW2011";
    public const string MessageNestedTooDeep = "CW2012";
    public const string MessageContainsItself = "CW2013";
    public const string FieldTypeNotAccessible = "CW2014";
    public const string McpSettingOutOfRange = "CW2015";
    public const string FieldSettingWithoutEffect = "CW2016";

    public const string ServiceCannotBeGenerated = "CW2101";
    public const string OperationWithoutNumber = "CW2102";
    public const string OperationNumberOutOfRange = "CW2103";
    public const string OperationNumberTwice = "CW2104";
    public const string OperationSignature = "CW2105";
    public const string ServiceNameTwice = "CW2106";

    public const string ShippedRenumbered = "CW2201";
    public const string ShippedRetyped = "CW2202";
    public const string ShippedRemoved = "CW2203";
    public const string NotInSchema = "CW2204";
    public const string ShippedGone = "CW2205";
    public const string BeforeShipped = "CW2206";
    public const string SchemaNameTwice = "CW2207";
}
