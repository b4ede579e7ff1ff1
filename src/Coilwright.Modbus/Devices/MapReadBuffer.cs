namespace Coilwright.Modbus;

/// <summary>What one read of a map works with. Reused from read to read.</summary>
internal sealed class MapReadBuffer(MapReader reader)
{
    /// <summary>Who gets it back.</summary>
    public MapReader Reader => reader;

    /// <summary>What is asked for in this read.</summary>
    public MapRequests Requests { get; private set; } = null!;

    /// <summary>Whether the read is to be begun again: a scale or count changed while the blocks were read, or the unit refused something.</summary>
    public bool IsTorn { get; set; }

    /// <summary>The data of all blocks, one behind the other.</summary>
    public byte[] Data { get; } = new byte[reader.Plan.ImageSize];

    /// <summary>A <see cref="MemberQuality"/> for each member.</summary>
    public byte[] Qualities { get; } = new byte[reader.Plan.MemberSpan.Length];

    /// <summary>The requests that are on their way, by part.</summary>
    public ModbusRequest?[] Pending { get; private set; } = [];

    /// <summary>The exception codes of the parts that the unit refused; 0 for others.</summary>
    public byte[] Refused { get; private set; } = [];

    /// <summary>What the guards said before the blocks were read.</summary>
    public byte[] Guards { get; private set; } = [];

    /// <summary>Begins a read.</summary>
    public void Begin(MapRequests requests)
    {
        IsTorn = false;
        if (ReferenceEquals(Requests, requests))
        {
            return;
        }

        Requests = requests;
        Pending = new ModbusRequest?[requests.Parts.Length];
        Refused = new byte[requests.Parts.Length];
        Guards = new byte[requests.GuardSize];
    }
}
