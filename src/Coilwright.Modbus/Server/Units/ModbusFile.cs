using Coilwright.Modbus.Pdus;
using Coilwright.Modbus.Server;

namespace Coilwright.Modbus;

/// <summary>
/// A file of a server's unit, which clients read and write by function codes 20 and 21 (specification V1.1b3, 6.14 and 6.15): registers,
/// called records here, all zero at first. Any thread may call; each call is atomic.
/// </summary>
public sealed class ModbusFile
{
    private readonly FileStore _store;

    internal ModbusFile(FileStore store, ushort number, int recordCount)
    {
        _store = store;
        Number = number;
        Data = new byte[recordCount * 2];
    }

    /// <summary>The file's number, 1 to 65535.</summary>
    public ushort Number { get; }

    /// <summary>How many records it has.</summary>
    public int RecordCount => Data.Length / 2;

    /// <summary>The records as they travel.</summary>
    internal byte[] Data { get; }

    /// <summary>Reads records.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The file has not all of them.</exception>
    public void Read(int record, Span<ushort> values)
    {
        Check(record, values.Length);
        lock (_store.Lock)
        {
            PackedRegisters.Unpack(Data.AsSpan(record * 2, values.Length * 2), values);
        }
    }

    /// <summary>Writes records.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The file has not all of them.</exception>
    public void Write(int record, params ReadOnlySpan<ushort> values)
    {
        Check(record, values.Length);
        lock (_store.Lock)
        {
            PackedRegisters.Pack(values, Data.AsSpan(record * 2));
        }
    }

    private void Check(int record, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(record);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(record, RecordCount - count);
    }
}
