namespace Coilwright.Mcp.Messages;

/// <summary>How many values a field has.</summary>
public enum FieldLabel
{
    /// <summary>One; the default of its type is not written.</summary>
    Implicit,

    /// <summary>One or none, told apart from the default: <c>T?</c>.</summary>
    Optional,

    /// <summary>Any number in order.</summary>
    Repeated,

    /// <summary>Any number by key: <see cref="FieldSchema.KeyType"/>.</summary>
    Map,
}
