using System.Buffers.Binary;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>
/// A queue of a server's unit, which clients read by function code 24 (specification V1.1b3, 6.18). They see what is in it, the oldest
/// first, and take nothing out: that is the program's. Any thread may call.
/// </summary>
public sealed class ModbusFifo
{
    private readonly Lock _lock = new();
    private readonly Queue<ushort> _values = new();

    internal ModbusFifo(ushort address) => Address = address;

    /// <summary>The address of its pointer register, by which clients ask for it.</summary>
    public ushort Address { get; }

    /// <summary>How many values are in it. While there are more than 31, clients get exception 3.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _values.Count;
            }
        }
    }

    /// <summary>Puts a value in.</summary>
    public void Enqueue(ushort value)
    {
        lock (_lock)
        {
            _values.Enqueue(value);
        }
    }

    /// <summary>Takes the oldest value out, if there is one.</summary>
    public bool TryDequeue(out ushort value)
    {
        lock (_lock)
        {
            return _values.TryDequeue(out value);
        }
    }

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _values.Clear();
        }
    }

    /// <summary>Copies the values as they travel; <see langword="false"/> if there are too many for an answer.</summary>
    internal bool TryCopy(Span<byte> destination, out int size)
    {
        lock (_lock)
        {
            size = _values.Count * 2;
            if (_values.Count > PduLimits.MaxFifoRegisters)
            {
                return false;
            }

            foreach (ushort value in _values)
            {
                BinaryPrimitives.WriteUInt16BigEndian(destination, value);
                destination = destination[2..];
            }

            return true;
        }
    }
}
