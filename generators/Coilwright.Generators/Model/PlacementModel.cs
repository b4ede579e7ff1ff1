namespace Coilwright.Generators.Model;

/// <summary>Where a value lies in the data of a request.</summary>
/// <param name="Block">The index of the request.</param>
/// <param name="Offset">Its first byte, from the start of what the context says: the block, or all blocks together.</param>
/// <param name="Bit">Its first bit within that byte; 0 for registers.</param>
internal sealed record PlacementModel(int Block, int Offset, int Bit);
