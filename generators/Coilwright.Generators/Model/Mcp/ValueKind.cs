namespace Coilwright.Generators.Model;

/// <summary>What a single value is: that of a field, an item of a list, or a key or value of a map.</summary>
internal enum ValueKind
{
    Boolean,
    Integer,
    Float,
    Enum,
    String,
    Bytes,
    Memory,
    Guid,
    Timestamp,
    Duration,
    Message,
}
