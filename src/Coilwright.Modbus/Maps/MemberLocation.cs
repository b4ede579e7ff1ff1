namespace Coilwright.Modbus;

/// <summary>Where a member lies in the image of its map.</summary>
/// <param name="Block">The block that carries it.</param>
/// <param name="Offset">Its first byte in the image.</param>
/// <param name="Bit">Its first bit within that byte; 0 for registers.</param>
internal readonly record struct MemberLocation(int Block, int Offset, int Bit)
{
    /// <summary>Where a member lies that is not read.</summary>
    public static MemberLocation Nowhere { get; } = new(-1, 0, 0);
}
