namespace Coilwright.Modbus;

/// <summary>Writes the values of a group's members, one block behind the other, after checking each against its range.</summary>
public delegate void MapGroupEncoder<in TMap>(TMap values, Span<byte> data);

/// <summary>The members of a map that are written together (see <see cref="WriteGroupAttribute"/>). Immutable and safe to share.</summary>
/// <typeparam name="TMap">The map.</typeparam>
public sealed class MapWriteGroup<TMap>
{
    private readonly MapWriteBlock[] _blocks;

    /// <summary>Describes a write group. Called by generated code.</summary>
    /// <param name="name">The group's name.</param>
    /// <param name="blocks">The requests, in order of table and address.</param>
    /// <param name="encode">Fills the data of all blocks, given zeroed.</param>
    public MapWriteGroup(string name, MapWriteBlock[] blocks, MapGroupEncoder<TMap> encode)
    {
        Name = name;
        _blocks = blocks;
        Encode = encode;
        Size = blocks.Sum(block => block.Size);
    }

    /// <summary>The group's name.</summary>
    public string Name { get; }

    /// <summary>The requests, in order of table and address.</summary>
    public IReadOnlyList<MapWriteBlock> Blocks => _blocks;

    /// <summary>The bytes of data of all blocks together.</summary>
    public int Size { get; }

    /// <summary>Fills the data of all blocks.</summary>
    public MapGroupEncoder<TMap> Encode { get; }

    internal ReadOnlySpan<MapWriteBlock> BlockSpan => _blocks;
}
