using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Server;

/// <summary>The identification of a unit as it is served. Immutable.</summary>
internal sealed class ServedIdentification
{
    private const byte LastBasic = 2;
    private const byte LastRegular = 0x7F;

    private readonly KeyValuePair<byte, byte[]>[] _objects;

    /// <exception cref="ArgumentException">One of the three objects that every device has is missing.</exception>
    public ServedIdentification(DeviceIdentification source)
    {
        _objects = [.. source.Objects];
        for (byte mandatory = 0; mandatory <= LastBasic; mandatory++)
        {
            if (!source.Objects.ContainsKey(mandatory))
            {
                throw new ArgumentException(
                    $"An identification has to have {nameof(source.VendorName)}, {nameof(source.ProductCode)} and {nameof(source.Revision)}.");
            }
        }
    }

    // With the bit that says that objects can be read one by one, too.
    private byte ConformityLevel => (byte)(0x80 | (_objects[^1].Key switch { > LastRegular => 3, > LastBasic => 2, _ => 1 }));

    /// <summary>Answers a request.</summary>
    public int Answer(DeviceIdentificationRequest request, Span<byte> response)
    {
        int size = DeviceIdentificationResponse.WriteHeader(response, request.Category, ConformityLevel);
        if (request.Category == DeviceIdentificationCategory.Individual)
        {
            int single = IndexOf(request.ObjectId, byte.MaxValue);
            if (single < 0)
            {
                return Refusal.Write(FunctionCode.EncapsulatedInterfaceTransport, ModbusExceptionCode.IllegalDataAddress, response);
            }

            DeviceIdentificationResponse.TryAdd(response, ref size, _objects[single].Key, _objects[single].Value);
            return size;
        }

        byte last = request.Category switch
        {
            DeviceIdentificationCategory.Basic => LastBasic,
            DeviceIdentificationCategory.Regular => LastRegular,
            _ => byte.MaxValue,
        };

        // An object that is not there has the device begin with the first (6.21).
        for (int i = Math.Max(0, IndexOf(request.ObjectId, last)); i < _objects.Length && _objects[i].Key <= last; i++)
        {
            if (!DeviceIdentificationResponse.TryAdd(response, ref size, _objects[i].Key, _objects[i].Value))
            {
                DeviceIdentificationResponse.SetMoreFollows(response, _objects[i].Key);
                break;
            }
        }

        return size;
    }

    private int IndexOf(byte objectId, byte last)
    {
        for (int i = 0; i < _objects.Length && _objects[i].Key <= last; i++)
        {
            if (_objects[i].Key == objectId)
            {
                return i;
            }
        }

        return -1;
    }
}
