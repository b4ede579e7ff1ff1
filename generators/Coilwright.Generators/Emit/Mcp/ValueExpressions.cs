using Coilwright.Generators.Model;

namespace Coilwright.Generators.Emit;

/// <summary>How single values are read, written and measured.</summary>
internal static class ValueExpressions
{
    /// <summary>The runtime's codec for the value, as lists and maps need it.</summary>
    public static string Codec(ValueModel value)
    {
        string name = value.Kind switch
        {
            ValueKind.Boolean => value.IsRaw ? "ByteBooleanCodec" : "BooleanCodec",
            ValueKind.Integer or ValueKind.Float => $"{value.Form}Codec<{value.Number}>",
            ValueKind.Enum => $"EnumCodec<{value.Type}, {value.Number}, {Names.Messages}{value.Form}Codec<{value.Number}>>",
            ValueKind.String => value.IsPooled ? "PooledStringCodec" : "StringCodec",
            ValueKind.Bytes => "BytesCodec",
            ValueKind.Memory => "MemoryCodec",
            ValueKind.Guid => value.IsRaw ? "RawGuidCodec" : "GuidCodec",
            ValueKind.Timestamp => value.IsRaw ? $"UnixTicksCodec<{Names.Messages}{value.Form}Codec<long>>" : "TimestampCodec",
            ValueKind.Duration => value.IsRaw ? $"TicksCodec<{Names.Messages}{value.Form}Codec<long>>" : "DurationCodec",
            _ => (value.IsInline ? "InlineMessageCodec" : value.IsReusable ? "ReusableMessageCodec" : "MessageCodec") + $"<{value.Type}>",
        };
        return Names.Messages + name;
    }

    /// <summary>The value and its codec as type arguments.</summary>
    public static string TypeArguments(ValueModel value) => $"<{value.Type}, {Codec(value)}>";

    /// <summary>Reads a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="reuse">What stood there before, or nothing.</param>
    /// <param name="maxLength">The most bytes, or 0.</param>
    public static string Read(ValueModel value, string? reuse, int maxLength)
    {
        string limit = maxLength == 0 ? "" : $"maxLength: {maxLength}";
        string both = string.Join(", ", new[] { reuse, limit }.Where(argument => !string.IsNullOrEmpty(argument)));
        return value.Kind switch
        {
            ValueKind.Boolean => value.IsRaw ? "reader.ReadLittleEndian<byte>() != 0" : "reader.ReadBoolean()",
            ValueKind.Integer or ValueKind.Float => $"reader.Read{value.Form}<{value.Number}>()",
            ValueKind.Enum => $"({value.Type})reader.Read{value.Form}<{value.Number}>()",
            ValueKind.String => value.IsPooled ? $"reader.ReadPooledString({limit})" : $"reader.ReadString({both})",
            ValueKind.Bytes => $"reader.ReadBytes({both})",
            ValueKind.Memory => $"reader.ReadBytes({limit})",
            ValueKind.Guid when !value.IsRaw => "reader.ReadGuid()",
            ValueKind.Message when !value.IsInline => value.IsReusable && reuse is not null ? $"reader.ReadMessage({reuse})" : $"reader.ReadMessage<{value.Type}>()",
            _ => $"reader.Read{TypeArguments(value)}()",
        };
    }

    /// <summary>Writes a value.</summary>
    public static string Write(ValueModel value, string expression) => value.Kind switch
    {
        ValueKind.Boolean => $"writer.WriteBoolean({expression})",
        ValueKind.Integer or ValueKind.Float => $"writer.Write{value.Form}({expression})",
        ValueKind.Enum => $"writer.Write{value.Form}(({value.Number}){expression})",
        ValueKind.String => $"writer.WriteString({expression})",
        ValueKind.Bytes => $"writer.WriteBytes({expression})",
        ValueKind.Memory => $"writer.WriteBytes({expression}.Span)",
        ValueKind.Message when !value.IsInline => $"writer.WriteMessage({expression})",
        _ => $"writer.Write{TypeArguments(value)}({expression})",
    };

    /// <summary>The bytes of a value that has no fixed size.</summary>
    public static string Size(ValueModel value, string expression) => value.Kind switch
    {
        ValueKind.Enum => $"{Names.Messages}{value.Form}Codec<{value.Number}>.SizeOf(({value.Number}){expression})",
        ValueKind.String => $"{Names.Messages}StringCodec.SizeOf({expression})",
        ValueKind.Message => $"{Names.Messages}EncodedSize.Prefixed({expression}.GetEncodedSize())",
        _ => $"{Codec(value)}.SizeOf({expression})",
    };

    /// <summary>The bytes that a value takes whatever it is, or 0: in the Tagged layout that is more often so than lists need to know.</summary>
    public static int ConstantSize(ValueModel value) => value.Kind switch
    {
        ValueKind.Boolean => 1,
        ValueKind.Guid when !value.IsRaw => 17,
        _ => value.FixedSize,
    };

    /// <summary>Whether a value is not the default, which implicit presence leaves out; nothing where it is always written.</summary>
    public static string? IsNotDefault(ValueModel value, string expression) => value.Kind switch
    {
        ValueKind.Boolean => expression,
        ValueKind.Integer or ValueKind.Float or ValueKind.Enum => $"{expression} != 0",
        ValueKind.String => $"!string.IsNullOrEmpty({expression})",
        ValueKind.Bytes => $"{expression} is {{ Length: > 0 }}",
        ValueKind.Memory => $"!{expression}.IsEmpty",
        ValueKind.Message => value.IsValueType ? null : $"{expression} is not null",
        _ => $"{expression} != default",
    };

    /// <summary>What a missing value is taken for.</summary>
    public static string Default(ValueModel value) => value.Kind switch
    {
        ValueKind.Boolean => "false",
        ValueKind.Integer or ValueKind.Float or ValueKind.Enum => "0",
        ValueKind.String => "\"\"",
        ValueKind.Bytes => "[]",
        _ => "default",
    };
}
