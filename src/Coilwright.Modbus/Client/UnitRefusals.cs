using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>What one unit is known to refuse, at one moment. Immutable, so that requests that were planned by it can tell whether it still holds.</summary>
internal sealed class UnitRefusals
{
    private readonly Refusal[] _refusals;
    private readonly int _maxRegisters;
    private readonly int _maxBits;

    private UnitRefusals(Refusal[] refusals, int maxRegisters, int maxBits)
    {
        _refusals = refusals;
        _maxRegisters = maxRegisters;
        _maxBits = maxBits;
        ForgottenAt = refusals.Length == 0 ? long.MaxValue : refusals.Min(refusal => refusal.ForgottenAt);
    }

    /// <summary>Of a unit that has refused nothing.</summary>
    public static UnitRefusals None { get; } = new([], PduLimits.MaxReadRegisters, PduLimits.MaxReadBits);

    /// <summary>The timestamp at which the first of it is to be forgotten.</summary>
    public long ForgottenAt { get; }

    /// <summary>The most registers or bits that one request may ask for.</summary>
    public int LimitOf(RegisterTable table) => table.IsBits() ? _maxBits : _maxRegisters;

    /// <summary>Whether a read may be sent as it is.</summary>
    /// <param name="range">The range, by addresses as they go over the wire.</param>
    public bool Allow(MapBlock range)
    {
        foreach (ref readonly Refusal refusal in _refusals.AsSpan())
        {
            if (refusal.Bars(range.Table, range.Address, range.Count))
            {
                return false;
            }
        }

        return range.Count <= LimitOf(range.Table);
    }

    /// <summary>Why a member that stands there cannot be read; 0 if it can, as far as is known.</summary>
    public ModbusExceptionCode CodeOf(MapBlock member)
    {
        foreach (ref readonly Refusal refusal in _refusals.AsSpan())
        {
            if (refusal.Holds(member.Table, member.Address, member.Count))
            {
                return refusal.Code;
            }
        }

        return 0;
    }

    public UnitRefusals With(Refusal added) => new(
        [.. _refusals.Where(known => (known.Table, known.Address, known.Count) != (added.Table, added.Address, added.Count)), added],
        _maxRegisters,
        _maxBits);

    /// <summary>A limit is for good: asking for more again and again would only find it out again.</summary>
    public UnitRefusals WithLimit(RegisterTable table, int limit) => table.IsBits()
        ? new(_refusals, _maxRegisters, Math.Min(_maxBits, limit))
        : new(_refusals, Math.Min(_maxRegisters, limit), _maxBits);

    /// <summary>What is left of it at a timestamp.</summary>
    public UnitRefusals At(long timestamp) => new([.. _refusals.Where(refusal => refusal.ForgottenAt > timestamp)], _maxRegisters, _maxBits);
}
