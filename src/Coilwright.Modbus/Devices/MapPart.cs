namespace Coilwright.Modbus;

/// <summary>A request that reads a block of a plan, or what the unit gives of it.</summary>
/// <param name="Block">The block's index.</param>
/// <param name="Range">What is read, by addresses relative to the map's base address.</param>
internal readonly record struct MapPart(int Block, MapBlock Range);
