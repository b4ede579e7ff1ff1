namespace Coilwright.Mcp.Messages;

/// <summary>How views read a value that may itself be a view. Implemented by empty structs.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public interface IViewReader<T>
    where T : allows ref struct
{
    /// <summary>The wire type of a value in the Tagged layout.</summary>
    static abstract WireType WireType { get; }

    /// <summary>Reads the value that begins at an offset.</summary>
    static abstract T Read(ReadOnlySpan<byte> data, int offset);

    /// <summary>What stands for a value missing in a map entry.</summary>
    static abstract T ReadMissing();

    /// <summary>Passes over a value.</summary>
    static abstract void Skip(scoped ref MessageReader reader);
}
