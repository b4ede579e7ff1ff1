using System.Buffers.Binary;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Server;

/// <summary>
/// The four tables of a unit and the locks around them. Readers take one lock for the length of a copy. Writers hold another from judging
/// the new values to applying them, since user code runs meanwhile, and take the readers' lock only to apply.
/// </summary>
internal sealed class UnitStore
{
    private readonly Lock _dataLock = new();

    private readonly UnitTable[] _tables =
    [
        new(RegisterTable.Coil), new(RegisterTable.DiscreteInput), new(RegisterTable.InputRegister), new(RegisterTable.HoldingRegister),
    ];

    private volatile bool _hasRoles;

    // Held by whoever writes. Data does not change while it is held, save by the holder, so the holder reads without more.
    private readonly Lock _writeLock = new();

    private Lock? _serverLock;

    private UnitTable this[RegisterTable table] => _tables[(int)table];

    /// <summary>
    /// Makes the unit one of a server, before any of it is served. Where several servers share it, the first one's lock is the one that all take.
    /// </summary>
    public void Join(Lock serverLock) => Interlocked.CompareExchange(ref _serverLock, serverLock, null);

    /// <summary>Waits for the right to write, user code included; to be disposed.</summary>
    public WriteTurn BeginWrite() => new(Volatile.Read(ref _serverLock) ?? _writeLock, _writeLock);

    /// <summary>Adds all of the ranges, or none where one is taken.</summary>
    /// <exception cref="ArgumentException">Some of the addresses exist already.</exception>
    public void Add(IReadOnlyList<TableRange> ranges)
    {
        lock (_writeLock)
        {
            foreach (TableRange range in ranges)
            {
                if (!this[range.Table].IsFree(range.Address, range.Count))
                {
                    throw new ArgumentException(
                        $"The unit has a {range.Table} between {range.Address} and {range.End - 1} already, and ranges may not overlap.");
                }
            }

            lock (_dataLock)
            {
                foreach (TableRange range in ranges)
                {
                    _hasRoles |= range.HasRoles;
                    this[range.Table].Add(range);
                }
            }
        }
    }

    /// <summary>Whether the table has all of these addresses. Addresses are added and never taken away.</summary>
    public bool Has(RegisterTable table, int address, int count)
    {
        lock (_dataLock)
        {
            return this[table].Has(address, count);
        }
    }

    /// <summary>
    /// Whether a client of a role may read or write all of these. Everybody may what the table has not: the request itself then fails.
    /// </summary>
    public bool Admits(
        RegisterTable table, int address, int count, MemberAccess access, string? role, ushort bits = ushort.MaxValue)
    {
        if (!_hasRoles)
        {
            return true;
        }

        lock (_dataLock)
        {
            return !this[table].Has(address, count) || this[table].Admits(address, count, access, role, bits);
        }
    }

    /// <summary>Copies data out; false where the table has not all of the addresses.</summary>
    public bool TryRead(RegisterTable table, int address, int count, Span<byte> destination)
    {
        // The bits that fill up the last byte go out as zeros.
        if (table.IsBits())
        {
            destination.Clear();
        }

        lock (_dataLock)
        {
            if (!this[table].Has(address, count))
            {
                return false;
            }

            this[table].Read(address, count, destination);
            return true;
        }
    }

    /// <summary>Copies data in without asking anybody; false where the table has not all of the addresses.</summary>
    public bool TryWrite(RegisterTable table, int address, int count, ReadOnlySpan<byte> source)
    {
        lock (_writeLock)
        {
            lock (_dataLock)
            {
                if (!this[table].Has(address, count))
                {
                    return false;
                }

                this[table].Write(address, count, source);
                return true;
            }
        }
    }

    /// <summary>A client's write: judged first, then applied whole or not at all.</summary>
    /// <param name="table">The table.</param>
    /// <param name="address">The first register or bit.</param>
    /// <param name="count">How many.</param>
    /// <param name="source">The new data.</param>
    /// <returns>Why it was refused, or <see langword="null"/>.</returns>
    public ModbusExceptionCode? Write(RegisterTable table, int address, int count, ReadOnlySpan<byte> source)
    {
        using WriteTurn turn = BeginWrite();
        if (!this[table].Has(address, count))
        {
            return ModbusExceptionCode.IllegalDataAddress;
        }

        if (Judge(table, address, count, source, ushort.MaxValue) is { } refusal)
        {
            return refusal;
        }

        Apply(table, address, count, source);
        return null;
    }

    /// <summary>A client's write of some bits of a holding register: judged first, then applied or not.</summary>
    /// <returns>Why it was refused, or <see langword="null"/>.</returns>
    public ModbusExceptionCode? MaskWrite(in MaskWriteRequest request)
    {
        Span<byte> value = stackalloc byte[2];
        using WriteTurn turn = BeginWrite();
        if (!Has(RegisterTable.HoldingRegister, request.Address, 1))
        {
            return ModbusExceptionCode.IllegalDataAddress;
        }

        FillWithResult(request, value);
        if (Judge(RegisterTable.HoldingRegister, request.Address, 1, value, (ushort)~request.And) is { } refusal)
        {
            return refusal;
        }

        // A handler may have updated the other bits of the register meanwhile.
        FillWithResult(request, value);
        Apply(RegisterTable.HoldingRegister, request.Address, 1, value);
        return null;
    }

    /// <summary>Makes the data of several ranges visible at once. Within <see cref="BeginWrite"/>.</summary>
    public void Publish(IReadOnlyList<TableRange> ranges, ReadOnlySpan<byte> image)
    {
        lock (_dataLock)
        {
            for (int i = 0; i < ranges.Count; i++)
            {
                Span<byte> data = ranges[i].Data;
                image[..data.Length].CopyTo(data);
                image = image[data.Length..];
            }
        }
    }

    private void FillWithResult(in MaskWriteRequest request, Span<byte> value)
    {
        this[RegisterTable.HoldingRegister].Read(request.Address, 1, value);
        BinaryPrimitives.WriteUInt16BigEndian(value, request.Apply(BinaryPrimitives.ReadUInt16BigEndian(value)));
    }

    private void Apply(RegisterTable table, int address, int count, ReadOnlySpan<byte> source)
    {
        lock (_dataLock)
        {
            this[table].Write(address, count, source);
        }
    }

    private ModbusExceptionCode? Judge(RegisterTable table, int address, int count, ReadOnlySpan<byte> source, ushort writtenBits)
    {
        try
        {
            this[table].Judge(address, count, source, writtenBits);
            return null;
        }
        catch (Exception error)
        {
            return Refusal.CodeOf(error);
        }
    }
}
