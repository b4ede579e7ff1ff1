using System.Text;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>What a device says of itself: the objects of Read Device Identification (function code 43 with MEI type 14; specification V1.1b3, 6.21).</summary>
/// <remarks>Not safe to change while it is read.</remarks>
public sealed class DeviceIdentification
{
    private readonly SortedList<byte, byte[]> _objects = [];
    private bool[]? _isRead;

    /// <summary>The vendor: object 0.</summary>
    public string? VendorName { get => this[0]; init => this[0] = value; }

    /// <summary>The product code: object 1.</summary>
    public string? ProductCode { get => this[1]; init => this[1] = value; }

    /// <summary>Major and minor revision: object 2.</summary>
    public string? Revision { get => this[2]; init => this[2] = value; }

    /// <summary>The vendor's address on the web: object 3.</summary>
    public string? VendorUrl { get => this[3]; init => this[3] = value; }

    /// <summary>The name of the product: object 4.</summary>
    public string? ProductName { get => this[4]; init => this[4] = value; }

    /// <summary>The name of the model: object 5.</summary>
    public string? ModelName { get => this[5]; init => this[5] = value; }

    /// <summary>The name that the user has given to the application: object 6.</summary>
    public string? UserApplicationName { get => this[6]; init => this[6] = value; }

    /// <summary>All objects by their ids, in order.</summary>
    public IReadOnlyDictionary<byte, byte[]> Objects => _objects;

    /// <summary>An object as text; <see langword="null"/> where there is none. Characters outside of ASCII are written as question marks.</summary>
    /// <param name="objectId">0 to 255; from 0x80 on the vendor's own.</param>
    /// <exception cref="ArgumentException">The text has more than 244 characters.</exception>
    public string? this[byte objectId]
    {
        get => _objects.TryGetValue(objectId, out byte[]? value) ? Encoding.ASCII.GetString(value) : null;
        set
        {
            if (value is null)
            {
                _objects.Remove(objectId);
            }
            else
            {
                Set(objectId, Encoding.ASCII.GetBytes(value));
            }
        }
    }

    /// <summary>Sets an object that is no text.</summary>
    /// <exception cref="ArgumentException">The value has more than 244 bytes, which no PDU holds.</exception>
    public void Set(byte objectId, ReadOnlySpan<byte> value)
    {
        const int MaxSize = 244;
        if (value.Length > MaxSize)
        {
            throw new ArgumentException($"An object has {MaxSize} bytes at most, not {value.Length}.", nameof(value));
        }

        // A value that is the same keeps its array, so that reading again allocates nothing; one that was given out never changes.
        if (!_objects.TryGetValue(objectId, out byte[]? present) || !value.SequenceEqual(present))
        {
            _objects[objectId] = value.ToArray();
        }
    }

    /// <summary>Begins to note which objects <see cref="Take"/> is given.</summary>
    internal void BeginReading() => (_isRead ??= new bool[byte.MaxValue + 1]).AsSpan().Clear();

    /// <summary>Sets an object that a device has.</summary>
    internal void Take(DeviceObject item)
    {
        Set(item.Id, item.Value);
        _isRead![item.Id] = true;
    }

    /// <summary>Removes the objects that were not read.</summary>
    internal void EndReading()
    {
        for (int i = _objects.Count - 1; i >= 0; i--)
        {
            if (!_isRead![_objects.GetKeyAtIndex(i)])
            {
                _objects.RemoveAt(i);
            }
        }
    }
}
