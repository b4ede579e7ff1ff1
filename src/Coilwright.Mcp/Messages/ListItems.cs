using System.Runtime.InteropServices;

namespace Coilwright.Mcp.Messages;

/// <summary>The items of a list, whatever kind of list it is.</summary>
public static class ListItems
{
    /// <summary>The items of an array; none of <see langword="null"/>.</summary>
    public static ReadOnlySpan<T> AsSpan<T>(T[]? items) => items;

    /// <summary>The items of a list; none of <see langword="null"/>.</summary>
    public static ReadOnlySpan<T> AsSpan<T>(List<T>? items) => CollectionsMarshal.AsSpan(items);

    /// <summary>The items of a list; none of <see langword="null"/>. Kinds other than array and list are copied.</summary>
    public static ReadOnlySpan<T> AsSpan<T>(IEnumerable<T>? items) => items switch
    {
        null => default,
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        _ => items.ToArray(),
    };
}
