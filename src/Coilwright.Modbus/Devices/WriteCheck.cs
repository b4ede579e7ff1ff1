using System.Globalization;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>Holds what a write sent against what was read back.</summary>
internal static class WriteCheck
{
    /// <summary>The difference; <see langword="null"/> where there is none.</summary>
    /// <param name="plan">Tells which members the registers belong to.</param>
    /// <param name="block">What was written.</param>
    /// <param name="written">The data that was sent.</param>
    /// <param name="readBack">The data that the device then gave.</param>
    /// <param name="facts">The request that read it.</param>
    public static ModbusVerificationException? Compare(
        MapPlan plan, in MapWriteBlock block, ReadOnlySpan<byte> written, ReadOnlySpan<byte> readBack, in ModbusRequestFacts facts)
    {
        Span<byte> sent = stackalloc byte[PduLimits.MaxSize];
        Span<byte> held = stackalloc byte[PduLimits.MaxSize];
        foreach (MapMember member in plan.MemberSpan)
        {
            bool isWithin = member.Table == block.Table && block.Address <= member.Address && member.Address + member.Count <= block.Address + block.Count
                && (member.Mask & ~block.Mask) == 0;
            if (!isWithin)
            {
                continue;
            }

            int size = Take(member, block, written, sent);
            Take(member, block, readBack, held);
            if (!sent[..size].SequenceEqual(held[..size]))
            {
                return Error(facts, member.Name, ValueOf(member, sent[..size]), ValueOf(member, held[..size]));
            }
        }

        // What no member of the plan holds, such as an element of a counted group.
        int whole = Take(block, written, sent);
        Take(block, readBack, held);
        return sent[..whole].SequenceEqual(held[..whole])
            ? null
            : Error(facts, plan.MapName, Convert.ToHexString(sent[..whole]), Convert.ToHexString(held[..whole]));
    }

    private static ModbusVerificationException Error(in ModbusRequestFacts facts, string member, object? written, object? readBack) => new(
        string.Create(CultureInfo.InvariantCulture, $"{facts}: {member} was written as {written}, which the device confirmed, but it holds {readBack}. Check its limits and resolution, and who else writes it."),
        facts,
        member,
        written,
        readBack);

    private static object? ValueOf(MapMember member, ReadOnlySpan<byte> data) => member.Scale is null ? member.ValueOf(data) : Convert.ToHexString(data);

    private static int Take(MapMember member, in MapWriteBlock block, ReadOnlySpan<byte> data, Span<byte> into)
    {
        into.Clear();
        int distance = member.Address - block.Address;
        if (member.Table.IsBits())
        {
            PackedBits.Copy(data, distance, into, 0, member.Count);
            return PackedBits.SizeOf(member.Count);
        }

        data.Slice(distance * 2, member.Count * 2).CopyTo(into);
        Apply(member.Mask, into);
        return member.Count * 2;
    }

    private static int Take(in MapWriteBlock block, ReadOnlySpan<byte> data, Span<byte> into)
    {
        into.Clear();
        if (block.Table.IsBits())
        {
            // The bits behind the last one say nothing.
            PackedBits.Copy(data, 0, into, 0, block.Count);
        }
        else
        {
            data[..block.Size].CopyTo(into);
            Apply(block.Mask, into);
        }

        return block.Size;
    }

    private static void Apply(ushort mask, Span<byte> register)
    {
        if (mask != ushort.MaxValue)
        {
            register[0] &= (byte)(mask >> 8);
            register[1] &= (byte)mask;
        }
    }
}
