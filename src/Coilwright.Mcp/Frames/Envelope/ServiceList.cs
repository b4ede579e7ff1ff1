using System.Buffers.Binary;
using System.Text;

namespace Coilwright.Mcp.Frames;

/// <summary>The list of services behind a <see cref="Welcome"/>: a count, then length, name and first operation of each.</summary>
internal static class ServiceList
{
    /// <summary>The size of a list in bytes.</summary>
    public static int GetEncodedSize(ReadOnlySpan<ServiceEntry> services)
    {
        int size = sizeof(ushort);
        foreach (ServiceEntry service in services)
        {
            size += 1 + Encoding.UTF8.GetByteCount(service.Name) + sizeof(ushort);
        }

        return size;
    }

    /// <summary>Writes a list and returns its size.</summary>
    public static int Encode(ReadOnlySpan<ServiceEntry> services, Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt16BigEndian(destination, checked((ushort)services.Length));
        int length = sizeof(ushort);
        foreach (ServiceEntry service in services)
        {
            int name = Encoding.UTF8.GetBytes(service.Name, destination[(length + 1)..]);
            destination[length] = checked((byte)name);
            length += 1 + name;
            BinaryPrimitives.WriteUInt16BigEndian(destination[length..], service.FirstOperation);
            length += sizeof(ushort);
        }

        return length;
    }

    /// <summary>Reads a list. Never throws; takes no more memory than a few times what came.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> source, out ServiceEntry[] services)
    {
        services = [];
        if (!BinaryPrimitives.TryReadUInt16BigEndian(source, out ushort count))
        {
            return false;
        }

        source = source[sizeof(ushort)..];
        var entries = new List<ServiceEntry>();
        for (int i = 0; i < count; i++)
        {
            if (source.IsEmpty || source.Length < 1 + source[0] + sizeof(ushort))
            {
                return false;
            }

            ReadOnlySpan<byte> name = source.Slice(1, source[0]);
            source = source[(1 + name.Length)..];
            entries.Add(new ServiceEntry(Encoding.UTF8.GetString(name), BinaryPrimitives.ReadUInt16BigEndian(source)));
            source = source[sizeof(ushort)..];
        }

        services = [.. entries];
        return true;
    }
}
