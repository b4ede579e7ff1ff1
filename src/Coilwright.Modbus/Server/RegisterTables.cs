using System.Buffers;
using System.Runtime.InteropServices;
using Coilwright.Modbus.Pdus;
using Coilwright.Modbus.Server;

namespace Coilwright.Modbus;

/// <summary>
/// What one unit of a server holds: coils, discrete inputs, input registers and holding registers, each in ranges of addresses that
/// exist (specification V1.1b3, 4.3). Any thread may read and write; each call is atomic.
/// </summary>
/// <remarks>The program itself may write all four tables; clients only coils and holding registers.</remarks>
public sealed class RegisterTables
{
    /// <summary>Makes tables whose addresses begin at 0.</summary>
    /// <param name="coils">How many coils there are, 0 to 65536.</param>
    /// <param name="discreteInputs">How many discrete inputs there are, 0 to 65536.</param>
    /// <param name="inputRegisters">How many input registers there are, 0 to 65536.</param>
    /// <param name="holdingRegisters">How many holding registers there are, 0 to 65536.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is outside its range.</exception>
    public RegisterTables(int coils = 0, int discreteInputs = 0, int inputRegisters = 0, int holdingRegisters = 0)
    {
        AddFromZero(RegisterTable.Coil, coils);
        AddFromZero(RegisterTable.DiscreteInput, discreteInputs);
        AddFromZero(RegisterTable.InputRegister, inputRegisters);
        AddFromZero(RegisterTable.HoldingRegister, holdingRegisters);
    }

    internal UnitStore Store { get; } = new();

    /// <summary>Adds a range of addresses, all zero.</summary>
    /// <param name="table">The table.</param>
    /// <param name="address">The first address, 0 to 65535.</param>
    /// <param name="count">How many addresses, at least 1.</param>
    /// <returns>These tables, for the next range.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within 0 to 65535.</exception>
    /// <exception cref="ArgumentException">Some of the addresses exist already.</exception>
    public RegisterTables Add(RegisterTable table, int address, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(address);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, PduLimits.AddressCount - address);
        Store.Add([new TableRange(table, address, count, [])]);
        return this;
    }

    /// <summary>Reads registers.</summary>
    /// <exception cref="ArgumentException">The table holds bits, or has not all of the addresses.</exception>
    public void ReadRegisters(RegisterTable table, int address, Span<ushort> values)
    {
        Require(table, isBits: false);
        Span<byte> data = MemoryMarshal.AsBytes(values);
        Check(Store.TryRead(table, address, values.Length, data), table, address, values.Length);
        PackedRegisters.Unpack(data, values);
    }

    /// <summary>Writes registers as the device itself would: no declared range and no handler is asked.</summary>
    /// <exception cref="ArgumentException">The table holds bits, or has not all of the addresses.</exception>
    public void WriteRegisters(RegisterTable table, int address, params ReadOnlySpan<ushort> values)
    {
        Require(table, isBits: false);
        byte[] data = ArrayPool<byte>.Shared.Rent(values.Length * 2);
        PackedRegisters.Pack(values, data);
        Check(Store.TryWrite(table, address, values.Length, data), table, address, values.Length);
        ArrayPool<byte>.Shared.Return(data);
    }

    /// <summary>Reads coils or discrete inputs.</summary>
    /// <exception cref="ArgumentException">The table holds registers, or has not all of the addresses.</exception>
    public void ReadBits(RegisterTable table, int address, Span<bool> values)
    {
        Require(table, isBits: true);
        byte[] data = ArrayPool<byte>.Shared.Rent(PackedBits.SizeOf(values.Length));
        Check(Store.TryRead(table, address, values.Length, data), table, address, values.Length);
        PackedBits.Unpack(data, values);
        ArrayPool<byte>.Shared.Return(data);
    }

    /// <summary>Writes coils or discrete inputs as the device itself would: no handler is asked.</summary>
    /// <exception cref="ArgumentException">The table holds registers, or has not all of the addresses.</exception>
    public void WriteBits(RegisterTable table, int address, params ReadOnlySpan<bool> values)
    {
        Require(table, isBits: true);
        byte[] data = ArrayPool<byte>.Shared.Rent(PackedBits.SizeOf(values.Length));
        PackedBits.Pack(values, data);
        Check(Store.TryWrite(table, address, values.Length, data), table, address, values.Length);
        ArrayPool<byte>.Shared.Return(data);
    }

    private static void Require(RegisterTable table, bool isBits)
    {
        if (table.IsBits() != isBits)
        {
            throw new ArgumentException($"{table} holds {(isBits ? "registers" : "bits")}.", nameof(table));
        }
    }

    private static void Check(bool found, RegisterTable table, int address, int count)
    {
        if (!found)
        {
            throw new ArgumentOutOfRangeException(
                nameof(address), address, $"The unit has not every {table} from {address} to {address + count - 1}.");
        }
    }

    private void AddFromZero(RegisterTable table, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count > 0)
        {
            Add(table, 0, count);
        }
    }
}
