namespace Coilwright.Modbus.Server;

/// <summary>The part of a request that falls into one range.</summary>
/// <param name="Range">The range.</param>
/// <param name="Index">The first register or bit within the range.</param>
/// <param name="Offset">The first register or bit within the request's data.</param>
/// <param name="Count">How many registers or bits.</param>
internal readonly record struct RangePart(TableRange Range, int Index, int Offset, int Count);
