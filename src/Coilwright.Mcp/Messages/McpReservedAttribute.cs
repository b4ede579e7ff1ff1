namespace Coilwright.Mcp;

/// <summary>
/// Names field numbers that the message once used or must not use, so that nobody takes them again: old peers would read the new field as
/// the old one.
/// </summary>
/// <param name="numbers">The numbers, at least one.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class McpReservedAttribute(params int[] numbers) : Attribute
{
    /// <summary>The numbers.</summary>
    public IReadOnlyList<int> Numbers { get; } = numbers;
}
