using Coilwright.Modbus.Pdus;
using Coilwright.Requests;

namespace Coilwright.Modbus;

/// <summary>Walks the plan of a map: reads all blocks into a buffer, and tells the quality of each member from it.</summary>
internal sealed partial class MapReader
{
    private const int KeptBuffers = 16;

    private readonly ObjectPool<MapReadBuffer> _buffers = new(KeptBuffers);
    private readonly ModbusClient _client;
    private readonly byte _unit;
    private readonly ushort _baseAddress;
    private readonly MapPlan _plan;
    private readonly MapMember[] _fallible;
    private readonly MapMember[] _optional;
    private readonly byte[] _asked;
    private MapRequests _requests;
    private MemberQualities _qualities;

    public MapReader(ModbusClient client, byte unit, ushort baseAddress, MapPlan plan)
    {
        _client = client;
        _unit = unit;
        _baseAddress = baseAddress;
        _plan = plan;
        foreach (MapBlock block in plan.Blocks)
        {
            // The client has checked what is fixed; a count may be anything.
            if (baseAddress + block.End > PduLimits.AddressCount)
            {
                throw new ModbusValueException(plan.MapName, FormattableString.Invariant($"{plan.MapName} would end at address {baseAddress + block.End - 1}, beyond 65535: a count is wrong."));
            }
        }

        _requests = new MapRequests(plan, baseAddress, client.Refusals.Of(unit));
        _fallible = [.. plan.Members.Where(member => member.MayNotFit && plan.Reads(member))];
        _optional = [.. plan.Members.Where(member => member.IsOptional && plan.Reads(member))];
        _asked = [.. plan.Members.Select(member => (byte)(plan.Reads(member) ? MemberQuality.Good : MemberQuality.Stale))];
        _qualities = new MemberQualities(plan, _asked, refusal: null);
    }

    public MapPlan Plan => _plan;

    /// <summary>What the next read asks for.</summary>
    public MapRequests Requests
    {
        get
        {
            UnitRefusals known = _client.Refusals.Of(_unit);
            MapRequests requests = Volatile.Read(ref _requests);
            if (!ReferenceEquals(requests.Known, known))
            {
                requests = new MapRequests(_plan, _baseAddress, known);
                Volatile.Write(ref _requests, requests);
            }

            return requests;
        }
    }

    /// <summary>A buffer for one read, to be given back with <see cref="Return"/>.</summary>
    public MapReadBuffer Rent()
    {
        MapReadBuffer buffer = _buffers.TryRent(out MapReadBuffer? kept) ? kept : new MapReadBuffer(this);
        buffer.Begin(Requests);
        return buffer;
    }

    /// <summary>Gives a buffer back that nobody looks at any more.</summary>
    public void Return(MapReadBuffer buffer) => _buffers.Return(buffer);

    /// <summary>Makes sure that the properties can hold what was read, so that a map is changed whole or not at all.</summary>
    /// <exception cref="ModbusValueException">One cannot.</exception>
    public void Check(MapReadBuffer buffer)
    {
        Span<byte> room = stackalloc byte[PduLimits.MaxSize + MapMember.MaxScaleSize];
        foreach (MapMember member in _fallible)
        {
            if (buffer.Requests.IsRead(member))
            {
                member.CheckRead(_plan.DataOf(member, buffer.Data, room));
            }
        }
    }

    /// <summary>What the buffer says of its members. Allocates only when a quality is not what it was at the last read.</summary>
    public MapReadResult ResultOf(MapReadBuffer buffer)
    {
        Span<byte> room = stackalloc byte[PduLimits.MaxSize + MapMember.MaxScaleSize];
        ReadOnlySpan<byte> codes = buffer.Requests.Codes;
        _asked.CopyTo(buffer.Qualities, 0);
        foreach (MapMember member in _optional)
        {
            if (buffer.Requests.IsRead(member) && member.IsNotAvailable(_plan.DataOf(member, buffer.Data, room)))
            {
                buffer.Qualities[member.Index] = (byte)MemberQuality.NotAvailable;
            }
        }

        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] != 0)
            {
                buffer.Qualities[i] = (byte)MemberQuality.Refused;
            }
        }

        MapMember? refused = buffer.Requests.FirstRefused;
        MemberQualities qualities = Volatile.Read(ref _qualities);
        if (!qualities.Matches(buffer.Qualities) || (refused is not null && (byte)qualities.Refusal!.Code != codes[refused.Index]))
        {
            qualities = new MemberQualities(_plan, buffer.Qualities, refused is null ? null : RefusalOf(buffer.Requests, refused));
            Volatile.Write(ref _qualities, qualities);
        }

        return new MapReadResult(_client.TimeProvider.GetUtcNow(), qualities);
    }

    /// <summary>What the unit refuses, for the error of a read that cannot do without it.</summary>
    public MapRefusal RefusalOf(MapRequests requests, MapMember member)
    {
        ReadOnlySpan<byte> codes = requests.Codes;
        Span<byte> pdu = stackalloc byte[ReadRequest.Size];
        MapRanges.Of(member).ToRequest(_baseAddress).Write(pdu);
        return new MapRefusal(
            new ModbusRequestFacts(_client.Endpoint, _unit, pdu, RequestPhase.Response, TimeSpan.Zero),
            $"{_plan.MapName}.{member.Name}",
            codes.Length - codes.Count((byte)0) - 1,
            (ModbusExceptionCode)codes[member.Index]);
    }
}
