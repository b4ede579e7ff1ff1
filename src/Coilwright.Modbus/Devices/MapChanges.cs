using System.Buffers.Binary;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>Tells whether a round of a watch says anything that the last one in the stream did not.</summary>
internal sealed class MapChanges
{
    private MapPlan? _plan;
    private byte[] _data = [];
    private byte[] _codes = [];
    private CoilwrightException? _fault;

    /// <summary>Whether each member says what it said, or is still refused.</summary>
    public bool IsNew(MapReadBuffer buffer)
    {
        if (_fault is not null || !ReferenceEquals(_plan, buffer.Reader.Plan) || !buffer.Requests.Codes.SequenceEqual(_codes))
        {
            return true;
        }

        Span<byte> room = stackalloc byte[PduLimits.MaxSize + MapMember.MaxScaleSize];
        Span<byte> before = stackalloc byte[PduLimits.MaxSize + MapMember.MaxScaleSize];
        foreach (MapMember member in _plan.MemberSpan)
        {
            // Registers between the members may hold anything, and a poll group reads only its own.
            if (_plan.Reads(member) && buffer.Requests.IsRead(member) && !IsSame(member, _plan.DataOf(member, buffer.Data, room), _plan.DataOf(member, _data, before)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a fault is of another kind than the one before.</summary>
    public bool IsNew(CoilwrightException fault) => fault.GetType() != _fault?.GetType()
        || (fault as ModbusDeviceException)?.Code != (_fault as ModbusDeviceException)?.Code;

    /// <summary>Notes what goes into the stream.</summary>
    public void Note(MapReadBuffer buffer)
    {
        _plan = buffer.Reader.Plan;
        _fault = null;
        Keep(ref _data, buffer.Data);
        Keep(ref _codes, buffer.Requests.Codes);
    }

    /// <inheritdoc cref="Note(MapReadBuffer)"/>
    public void Note(CoilwrightException fault) => _fault = fault;

    private static bool IsSame(MapMember member, ReadOnlySpan<byte> now, ReadOnlySpan<byte> before) => member.Mask == ushort.MaxValue
        ? now.SequenceEqual(before)
        : ((BinaryPrimitives.ReadUInt16BigEndian(now) ^ BinaryPrimitives.ReadUInt16BigEndian(before)) & member.Mask) == 0;

    private static void Keep(ref byte[] kept, ReadOnlySpan<byte> now)
    {
        if (kept.Length != now.Length)
        {
            kept = new byte[now.Length];
        }

        now.CopyTo(kept);
    }
}
