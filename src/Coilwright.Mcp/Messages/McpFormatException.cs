using System.Globalization;

namespace Coilwright.Mcp;

/// <summary>The bytes given to a decoder are no valid encoding of the message. Decoding the same bytes again fails again.</summary>
public sealed class McpFormatException : McpException
{
    /// <summary>How deep messages may be nested when they are decoded: 100, as in Protocol Buffers.</summary>
    public const int MaxDepth = 100;

    internal McpFormatException(McpFormatFault fault, string messageName, string? fieldName, int fieldNumber, int offset)
        : base(Describe(fault, messageName, fieldName, fieldNumber, offset))
    {
        Fault = fault;
        MessageName = messageName;
        FieldName = fieldName;
        FieldNumber = fieldNumber;
        Offset = offset;
    }

    /// <summary>What is wrong.</summary>
    public McpFormatFault Fault { get; }

    /// <summary>The message in which it was found: the innermost, where messages are nested.</summary>
    public string MessageName { get; }

    /// <summary>The property that was being read, or <see langword="null"/> for an unknown field or a tag.</summary>
    public string? FieldName { get; }

    /// <summary>The number of the field that was being read, or 0 if none was.</summary>
    public int FieldNumber { get; }

    /// <summary>
    /// How many bytes before the fault were sound, counted from the beginning of the outermost message; in a nested message that arrived in parts,
    /// from the beginning of the joined parts.
    /// </summary>
    public int Offset { get; }

    /// <summary>Always: where it ends a call, an answer came that cannot be read, and the peer may have carried the call out.</summary>
    public override bool MayHaveBeenApplied => true;

    private static string Describe(McpFormatFault fault, string messageName, string? fieldName, int fieldNumber, int offset)
    {
        string field = fieldNumber == 0 ? "" : fieldName is null ? $", field {Text(fieldNumber)}" : $".{fieldName} (field {Text(fieldNumber)})";
        return $"{messageName}{field} cannot be decoded at offset {Text(offset)}: {Reason(fault)}.";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Reason(McpFormatFault fault) => fault switch
    {
        McpFormatFault.Truncated => "the bytes end in the middle of a value; check that the whole payload was passed on",
        McpFormatFault.VarIntTooLong => "a varint does not end within 64 bits",
        McpFormatFault.LengthOutOfRange => "a length is negative or over 2 GiB",
        McpFormatFault.InvalidTag => "no valid tag begins here; check that both sides use the same layout",
        McpFormatFault.WrongWireType => "the field has another wire type than declared; check that both sides mean the same field by this number",
        McpFormatFault.UnbalancedGroup => "a group's end does not match its start",
        McpFormatFault.InvalidUtf8 => "a string is not valid UTF-8; declare the field as bytes if it is not text",
        McpFormatFault.TooDeep => $"messages are nested deeper than {Text(MaxDepth)}",
        McpFormatFault.TooLong => "it is longer than its MaxLength allows",
        McpFormatFault.InParts => "a nested message arrived in several parts, which a view cannot join; decode the message instead",
        _ => "the value does not fit the field's type",
    };
}
