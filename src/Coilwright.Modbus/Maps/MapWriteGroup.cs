namespace Coilwright.Modbus;

/// <summary>
/// Writes the values of a group's members, one block behind the other, after checking each against its range. The scales that were read
/// follow the blocks.
/// </summary>
public delegate void MapGroupEncoder<in TMap>(TMap values, Span<byte> data);

/// <summary>The members of a map that are written together (see <see cref="WriteGroupAttribute"/>). Immutable and safe to share.</summary>
/// <typeparam name="TMap">The map.</typeparam>
public sealed class MapWriteGroup<TMap>
{
    private readonly MapWriteBlock[] _blocks;
    private readonly MapBlock[] _scales;

    /// <summary>Describes a write group. Called by generated code.</summary>
    /// <param name="name">The group's name.</param>
    /// <param name="blocks">The requests, in order of table and address.</param>
    /// <param name="encode">Fills the data of all blocks, given zeroed but for the scales.</param>
    /// <param name="scales">The requests that read the scales of the group's members first, save those that the group itself writes.</param>
    public MapWriteGroup(string name, MapWriteBlock[] blocks, MapGroupEncoder<TMap> encode, MapBlock[]? scales = null)
    {
        Name = name;
        _blocks = blocks;
        _scales = scales ?? [];
        Encode = encode;
        WriteSize = blocks.Sum(block => block.Size);
        Size = WriteSize + _scales.Sum(block => block.Size);
    }

    /// <summary>The group's name.</summary>
    public string Name { get; }

    /// <summary>The requests, in order of table and address.</summary>
    public IReadOnlyList<MapWriteBlock> Blocks => _blocks;

    /// <summary>The requests that read the scales of its members before, by which the values are then written.</summary>
    public IReadOnlyList<MapBlock> Scales => _scales;

    /// <summary>The bytes of data of all blocks together, and of the scales behind them.</summary>
    public int Size { get; }

    /// <summary>Fills the data of all blocks.</summary>
    public MapGroupEncoder<TMap> Encode { get; }

    /// <summary>The bytes of data that are sent.</summary>
    internal int WriteSize { get; }

    internal ReadOnlySpan<MapWriteBlock> BlockSpan => _blocks;
}
