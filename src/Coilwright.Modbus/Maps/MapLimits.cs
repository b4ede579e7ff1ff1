namespace Coilwright.Modbus;

/// <summary>What one read of a map may ask for.</summary>
/// <param name="MaxGap">How many unmapped registers it may span.</param>
/// <param name="MaxRegisters">How many registers it may ask for.</param>
/// <param name="Forbidden">What it must not touch.</param>
internal sealed record MapLimits(int MaxGap, int MaxRegisters, MapBlock[] Forbidden)
{
    /// <summary>Whether a request would touch what is forbidden.</summary>
    public bool Forbid(MapBlock block) => Array.Exists(
        Forbidden, range => range.Table == block.Table && range.Address < block.End && block.Address < range.End);
}
