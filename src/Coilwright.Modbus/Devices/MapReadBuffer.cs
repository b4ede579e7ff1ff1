namespace Coilwright.Modbus;

/// <summary>What one read of a map works with. Reused from read to read.</summary>
internal sealed class MapReadBuffer
{
    public MapReadBuffer(MapReader reader)
    {
        Reader = reader;
        MapPlan plan = reader.Plan;
        Data = new byte[plan.ImageSize];
        Qualities = [.. plan.Members.Select(member => (byte)(plan.Reads(member) ? MemberQuality.Good : MemberQuality.Stale))];
        Requests = new ModbusRequest?[plan.BlockSpan.Length];
    }

    /// <summary>Who gets it back.</summary>
    public MapReader Reader { get; }

    /// <summary>Whether a scale or count changed while the blocks were read.</summary>
    public bool IsTorn { get; set; }

    /// <summary>The data of all blocks, one behind the other.</summary>
    public byte[] Data { get; }

    /// <summary>A <see cref="MemberQuality"/> for each member.</summary>
    public byte[] Qualities { get; }

    /// <summary>The requests that are on their way, by block.</summary>
    public ModbusRequest?[] Requests { get; }
}
