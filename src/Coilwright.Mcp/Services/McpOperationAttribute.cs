namespace Coilwright.Mcp;

/// <summary>Makes a method an operation of its service.</summary>
/// <param name="number">
/// What the operation is on the wire, 0 to 9,999, unique in its service. It stays when the method is renamed; one that is no longer used must not be
/// given to another operation.
/// </param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class McpOperationAttribute(int number) : Attribute
{
    /// <summary>What the operation is on the wire.</summary>
    public int Number { get; } = number;

    /// <summary>How important its calls are when a server has too much to do. <see cref="McpPriority.Normal"/> by default.</summary>
    public McpPriority Priority { get; set; } = McpPriority.Normal;

    /// <summary>
    /// Whether calls are never answered: they end when they have been handed to the connection, and nobody learns what became of them. The
    /// method returns <see cref="ValueTask"/>. <see langword="false"/> by default.
    /// </summary>
    public bool OneWay { get; set; }

    /// <summary>
    /// Whether a call may be carried out twice without harm, so that a client may send it again when a connection was lost before the
    /// answer came. <see langword="false"/> by default: then such a call fails, and the error says that it may have been applied.
    /// </summary>
    public bool Idempotent { get; set; }
}
