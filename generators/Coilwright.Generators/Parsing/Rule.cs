namespace Coilwright.Generators.Parsing;

/// <summary>
/// What the parser can find wrong with a declaration. The generator passes no reporter and stays silent; the analyzers turn each rule
/// into a diagnostic of the same number.
/// </summary>
internal enum Rule
{
    /// <summary>The type, or a type that contains it, is not partial. Arguments: the type to change.</summary>
    TypeNotPartial = 1,

    /// <summary>The type is static, abstract, ref-like, file-local or derived from a type with members of a map or message. Arguments: the type, what it is.</summary>
    TypeCannotBeGenerated = 2,

    /// <summary>A member of the type has a name that generated code needs. Arguments: the member, the type.</summary>
    ReservedName = 3,

    /// <summary>The attribute stands on more than one part of the type. Arguments: the type, the attribute.</summary>
    AttributeTwice = 4,

    /// <summary>Generated code would have to use what is obsolete as an error. Arguments: the type or member that is generated for, what is obsolete.</summary>
    ObsoleteAsError = 6,

    /// <summary>The property, or its type, has no form on the wire. Arguments: the member, what it is.</summary>
    UnsupportedType = 1001,

    /// <summary>The codec cannot set the property, or not get it. Arguments: the member, what it lacks, what becomes of a value.</summary>
    NoSetter = 1002,

    /// <summary>The member carries attributes of two tables. Arguments: the member.</summary>
    TwoTables = 1003,

    /// <summary>The address, or the last register it spans, is outside 0 to 65535. Arguments: the member, first address, last address.</summary>
    AddressOutOfRange = 1004,

    /// <summary>Two members share registers or bits. Arguments: both members, the table, the first and last shared address.</summary>
    Overlap = 1005,

    /// <summary>One value needs more registers or bits than a request may carry. Arguments: the member, its count, the limit.</summary>
    WiderThanRequest = 1006,

    /// <summary>A float, double or decimal is scaled but its type on the wire is not named. Arguments: the member.</summary>
    AsMissing = 1007,

    /// <summary>The type on the wire cannot become the property's type without loss. Arguments: the member, As, the property's type.</summary>
    AsDoesNotFit = 1008,

    /// <summary>Scale or Offset on something that is not a number, or not finite or zero. Arguments: the member.</summary>
    ScaleNotApplicable = 1009,

    /// <summary>A string or array without Length, or a Length that its element does not divide. Arguments: the member, Length.</summary>
    LengthMissing = 1010,

    /// <summary>Bit or BitCount outside the register or on a type that is no flag, integer or enum. Arguments: the member, Bit, BitCount.</summary>
    BitOutOfRange = 1011,

    /// <summary>NotAvailable and nullability disagree: one needs the other. Arguments: the member, what to add.</summary>
    NotAvailableNeedsNullable = 1012,

    /// <summary>A setting of the map is outside its range. Arguments: the setting, its value, the range.</summary>
    MapSettingOutOfRange = 1013,

    /// <summary>A write group on a read-only table, on a property that the client may not read or set, or a name that is no identifier. Arguments: the member, the group.</summary>
    WriteGroupNotWritable = 1014,

    /// <summary>Min is greater than Max, or either stands on something without an order. Arguments: the member, Min, Max.</summary>
    RangeNotApplicable = 1015,

    /// <summary>
    /// The codec cannot create the map: its constructors ask for more than mapped properties, or a required member is not mapped.
    /// Arguments: the type, the parameter or member in the way.
    /// </summary>
    MapCannotBeCreated = 1016,

    /// <summary>NotAvailable without a pattern, with one wider than the value, or on a string, array or bit. Arguments: the member, the reason.</summary>
    NotAvailableNotApplicable = 1017,

    /// <summary>The property's type is private, so that the generated client cannot name it. Arguments: the member, its type.</summary>
    TypeNotAccessible = 1018,

    /// <summary>All addresses of a table are numbered as old manuals do. Arguments: the map, the table, first and last address, both on the wire.</summary>
    AddressInManualStyle = 1019,

    /// <summary>Order on a value that has none. Arguments: the member, the order, the reason.</summary>
    OrderWithoutEffect = 1020,

    /// <summary>A scale or offset that is not whole on an integer property. Arguments: the member, its type, Scale, Offset.</summary>
    ScaleLosesDigits = 1021,

    /// <summary>Min or Max is a value that the registers cannot hold. Arguments: the member, Min or Max, its value, the least and the greatest that they hold.</summary>
    RangeBeyondRegisters = 1022,

    /// <summary>An enum names a value that the registers cannot hold. Arguments: the member, the least and the greatest that they hold, the enum's member, its value.</summary>
    EnumWiderThanRegisters = 1023,

    /// <summary>The map has write groups, and a writable member is in none. Arguments: the member, one that is in a group.</summary>
    WritableInNoGroup = 1024,

    /// <summary>A wider gap would save requests. Arguments: the map, its requests, the gap, the requests with it.</summary>
    FewerRequestsWithGap = 1025,

    /// <summary>A block of the read plan carries one member. Arguments: the member, the address, the map.</summary>
    AloneInRequest = 1026,

    /// <summary>A member with a setter that no request can write. Arguments: the member, its registers or bits, how many a write carries.</summary>
    WiderThanWrite = 1027,

    /// <summary>The converter is private or lacks a method. Arguments: the member, the converter, the reason.</summary>
    ConverterDoesNotFit = 1150,

    /// <summary>A scale or count cannot be taken from the named property. Arguments: the member, the name, the reason.</summary>
    ReferenceDoesNotFit = 1151,

    /// <summary>A group is declared in a way that no code can be generated for. Arguments: the member, the reason.</summary>
    GroupDoesNotFit = 1152,

    /// <summary>A poll group that no method can be generated for. Arguments: the member, the poll group, the reason.</summary>
    PollGroupNotReadable = 1153,

    /// <summary>A poll group has one member. Arguments: the member, the poll group.</summary>
    PollGroupOfOne = 1154,

    /// <summary>An atomic group that no request can read. Arguments: the group, its members, the reason.</summary>
    AtomicGroupTornApart = 1155,

    /// <summary>A member lies where the map lets nothing be read. Arguments: the member, the table, its first and last address, those of the range.</summary>
    ForbiddenAddress = 1156,

    /// <summary>The elements of a group would overlap each other. Arguments: the group, the stride, the element, its span.</summary>
    StrideTooSmall = 1157,

    /// <summary>A field number is outside 1 to 536870911, or in 19000 to 19999. Arguments: the member, the number.</summary>
    FieldNumberOutOfRange = 2001,

    /// <summary>Two fields have one number. Arguments: the member, the one before it, the number.</summary>
    FieldNumberTwice = 2002,

    /// <summary>A field has a number that the message reserves. Arguments: the member, the number.</summary>
    FieldNumberReserved = 2003,

    /// <summary>The property, or its type, has no form in messages. Arguments: the member, what it is.</summary>
    FieldTypeUnsupported = 2004,

    /// <summary>The codec cannot set the field, or not get it. Arguments: the member, what it lacks, what becomes of a value.</summary>
    FieldWithoutSetter = 2005,

    /// <summary>
    /// The codec cannot create the message: its constructors ask for more than fields, or a required member is no field. Arguments: the type,
    /// the parameter or member in the way.
    /// </summary>
    MessageCannotBeCreated = 2006,

    /// <summary>An encoding that the field's type does not have. Arguments: the member, the encoding, the type.</summary>
    EncodingNotApplicable = 2007,

    /// <summary>A map, a one-of or a list of lists in the Packed layout. Arguments: the member, what it is.</summary>
    NotInPackedLayout = 2008,

    /// <summary>A setting that only the Packed layout has. Arguments: the member or message, the setting.</summary>
    OnlyInPackedLayout = 2009,

    /// <summary>A length or padding that does not fit the field's type or is out of range. Arguments: the member, the setting, its value, what would be right.</summary>
    FieldLengthNotApplicable = 2010,

    /// <summary>A field of a one-of that cannot be null, or a one-of whose name is no identifier. Arguments: the member, the one-of.</summary>
    OneOfNotApplicable = 2011,

    /// <summary>Messages are nested too deep. Arguments: the member, how deep, the limit.</summary>
    MessageNestedTooDeep = 2012,

    /// <summary>A message contains itself in a field that is never null, so that it would never end. Arguments: the member, its type.</summary>
    MessageContainsItself = 2013,

    /// <summary>The property's type is private to the message, so that the generated view cannot name it. Arguments: the member, its type.</summary>
    FieldTypeNotAccessible = 2014,

    /// <summary>An enum in an attribute of a message, field or operation has a value that it does not name. Arguments: where it stands, the setting, its value, the range.</summary>
    McpSettingOutOfRange = 2015,

    /// <summary>A setting of a field that means nothing for its type. Arguments: the member, the setting, the reason.</summary>
    FieldSettingWithoutEffect = 2016,

    /// <summary>The interface is generic, nested, file-local, derived from one with methods or has no name for the wire. Arguments: the interface, what it is.</summary>
    ServiceCannotBeGenerated = 2101,

    /// <summary>A method of a service carries no number. Arguments: the method, the service.</summary>
    OperationWithoutNumber = 2102,

    /// <summary>An operation's number is outside 0 to 9999. Arguments: the method, the number.</summary>
    OperationNumberOutOfRange = 2103,

    /// <summary>Two operations have one number. Arguments: the method, the one before it, the number.</summary>
    OperationNumberTwice = 2104,

    /// <summary>What the method takes or returns has no form in a call. Arguments: the method, the reason.</summary>
    OperationSignature = 2105,
}
