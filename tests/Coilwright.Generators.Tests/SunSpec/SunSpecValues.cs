using System.Collections;
using System.Globalization;
using System.Net;
using System.Reflection;
using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.SunSpec;

/// <summary>Fills a map made from a SunSpec model with values of every kind, among them those that are not available.</summary>
internal sealed class SunSpecValues(Random random)
{
    private readonly Dictionary<string, object?> _known = [];

    /// <summary>Fills a map and its groups.</summary>
    /// <returns>How many registers it spans.</returns>
    public int Fill(object map, SunSpecGroup group)
    {
        var outer = new Dictionary<string, object?>(_known);
        foreach (SunSpecPoint point in group.Points.OrderBy(point => point.Type == "sunssf" ? 0 : 1))
        {
            Fill(map, point, IsCount(point, group));
        }

        int size = group.Size;
        foreach (SunSpecGroup inner in group.Groups)
        {
            size += FillGroup(map, inner);
        }

        if (map.GetType().GetProperty("_L") is { } length)
        {
            length.SetValue(map, (ushort?)(size - 2));
        }

        foreach ((string name, object? value) in outer)
        {
            _known[name] = value;
        }

        return size;
    }

    private int FillGroup(object map, SunSpecGroup group)
    {
        object value = map.GetType().GetProperty(SunSpecSource.Identifier(group.Name))!.GetValue(map)!;
        if (value is not RegisterGroupList list)
        {
            return Fill(value, group);
        }

        list.SetCount(group.Count is { } from ? (ushort)_known[from]! : 1 + random.Next(3));
        return ((IEnumerable)list).Cast<object>().Sum(element => Fill(element, group));
    }

    private static bool IsCount(SunSpecPoint point, SunSpecGroup group) =>
        group.Groups.Any(inner => inner.Count == point.Name || IsCount(point, inner));

    private void Fill(object map, SunSpecPoint point, bool isCount)
    {
        string name = SunSpecSource.Identifier(point.Name);
        PropertyInfo? property = map.GetType().GetProperty(name);
        if (property is null)
        {
            map.GetType().GetProperty(name + "_1")!.SetValue(map, "first half");
            map.GetType().GetProperty(name + "_2")!.SetValue(map, "second half");
            return;
        }

        object? value = isCount ? (ushort)(1 + random.Next(2)) : random.Next(5) == 0 && IsNullable(property) ? null : Make(property, point);
        property.SetValue(map, value);
        _known[point.Name] = value;
    }

    private static bool IsNullable(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) is not null;

    private object? Make(PropertyInfo property, SunSpecPoint point)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (point.ScaleFrom is not null || point.Scale is not null)
        {
            object? scale = point.ScaleFrom is { } from ? _known[from] : (short)point.Scale!.Value;
            long raw = 1 + (point.Type.StartsWith('i') ? random.Next(-30_000, 30_000) : random.Next(60_000));
            string text = string.Create(CultureInfo.InvariantCulture, $"{raw}e{scale}");
            return scale is null ? null
                : type == typeof(decimal) ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
                : double.Parse(text, CultureInfo.InvariantCulture);
        }

        return point.Type switch
        {
            "sunssf" => (short)random.Next(-10, 11),
            "string" => new string('a', random.Next(point.Size * 2)),
            "ipaddr" => new IPAddress(RandomBytes(4)),
            "ipv6addr" => new IPAddress(RandomBytes(16)),
            "eui48" => new Eui48((ulong)random.NextInt64(1L << 48)),
            "float32" => random.NextSingle() * 1e6f,
            _ when type.IsEnum => Enum.ToObject(type, random.Next(1, 0x7FFF)),
            _ => Convert.ChangeType(random.Next(1, 0x7FFF), type, CultureInfo.InvariantCulture),
        };
    }

    private byte[] RandomBytes(int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
