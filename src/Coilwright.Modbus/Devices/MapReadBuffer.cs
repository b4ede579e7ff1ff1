namespace Coilwright.Modbus;

/// <summary>What one read of a map works with. Reused from read to read.</summary>
internal sealed class MapReadBuffer
{
    public MapReadBuffer(MapPlan plan)
    {
        Data = new byte[plan.ImageSize];
        Qualities = new byte[plan.MemberSpan.Length];
        Requests = new ModbusRequest?[plan.BlockSpan.Length];
    }

    /// <summary>The data of all blocks, one behind the other.</summary>
    public byte[] Data { get; }

    /// <summary>A <see cref="MemberQuality"/> for each member.</summary>
    public byte[] Qualities { get; }

    /// <summary>The requests that are on their way, by block.</summary>
    public ModbusRequest?[] Requests { get; }
}
