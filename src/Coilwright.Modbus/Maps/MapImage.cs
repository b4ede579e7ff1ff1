namespace Coilwright.Modbus;

/// <summary>Decodes and encodes maps that have groups. Called by generated code.</summary>
public static class MapImage
{
    /// <summary>Fills a map from an image that tells itself how many elements the map's groups have.</summary>
    /// <param name="map">The map.</param>
    /// <param name="image">The data of all blocks.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentException">The image is too short.</exception>
    public static TMap Decode<TMap>(TMap map, ReadOnlySpan<byte> image)
        where TMap : class, IReusableRegisterMap<TMap> => Decode(map, Resolve(TMap.Plan, image), image);

    /// <summary>Fills a map from an image that was read by a plan. Allocates nothing where elements of the groups can be kept.</summary>
    /// <param name="map">The map.</param>
    /// <param name="plan">The plan, with all counts known.</param>
    /// <param name="image">The data of all blocks.</param>
    /// <returns>The map.</returns>
    /// <exception cref="ArgumentException">The image is too short.</exception>
    public static TMap Decode<TMap>(TMap map, MapPlan plan, ReadOnlySpan<byte> image)
        where TMap : class, IReusableRegisterMap<TMap>
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(plan);
        MapNode root = plan.Root;
        MapOwn own = root.Own;
        for (int block = 0; block < own.DecodeCount; block++)
        {
            map.DecodeBlock(own.FirstDecode + block, own.Data(block, image[root.Offset..]));
        }

        for (int i = 0; i < root.Groups.Length; i++)
        {
            if (root.Groups[i] is { } elements)
            {
                Decode(map.GetGroup(i), map, elements, image);
            }
        }

        return map;
    }

    /// <summary>Writes a map with its groups into an image, whose counts follow from what is written.</summary>
    /// <param name="map">The map.</param>
    /// <param name="image">The data of all blocks.</param>
    /// <exception cref="ArgumentException">A group has another number of elements than its count says, or the image is too short.</exception>
    public static void Encode<TMap>(TMap map, Span<byte> image)
        where TMap : class, IReusableRegisterMap<TMap>
    {
        MapPlan plan = TMap.Plan;
        while (true)
        {
            Encode(map, plan, image);
            MapPlan next = TMap.Plan.Resolve(image[..plan.ImageSize]);
            if (next.ImageSize == plan.ImageSize)
            {
                return;
            }

            plan = next;
        }
    }

    /// <summary>Writes a map with its groups into an image that has the counts of a plan.</summary>
    /// <param name="map">The map.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="image">The data of all blocks.</param>
    /// <exception cref="ArgumentException">A group has another number of elements than its count says, or the image is too short.</exception>
    public static void Encode<TMap>(TMap map, MapPlan plan, Span<byte> image)
        where TMap : class, IReusableRegisterMap<TMap>
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(plan);
        MapNode root = plan.Root;
        map.EncodeBlocks(image[root.Offset..]);
        for (int i = 0; i < root.Groups.Length; i++)
        {
            Encode(map.GetGroup(i), map, root, i, image, plan.IsComplete);
        }
    }

    /// <summary>The plan of a map with these values, and its image.</summary>
    internal static (MapPlan Plan, byte[] Image) Of<TMap>(TMap map)
        where TMap : IModbusRegisterMap<TMap>
    {
        MapPlan plan = TMap.Plan;
        while (true)
        {
            byte[] image = new byte[plan.ImageSize];
            map.Encode(plan, image);
            MapPlan next = plan.HasCounts ? TMap.Plan.Resolve(image) : plan;
            if (next.ImageSize == plan.ImageSize)
            {
                return (next, image);
            }

            plan = next;
        }
    }

    private static MapPlan Resolve(MapPlan plan, ReadOnlySpan<byte> image)
    {
        MapPlan resolved = plan.HasCounts ? plan.Resolve(image) : plan;
        return resolved.IsComplete && resolved.ImageSize <= image.Length
            ? resolved
            : throw new ArgumentException(FormattableString.Invariant($"{plan.MapName} has more elements than an image of {image.Length} bytes holds."));
    }

    private static void Decode(RegisterGroupList list, object outer, MapNode[] nodes, ReadOnlySpan<byte> image)
    {
        list.SetCount(nodes.Length);
        for (int element = 0; element < nodes.Length; element++)
        {
            MapNode node = nodes[element];
            list.SetOuter(element, outer);
            for (int block = 0; block < node.Own.DecodeCount; block++)
            {
                list.DecodeBlock(element, node.Own.FirstDecode + block, node.Own.Data(block, image[node.Offset..]));
            }

            for (int group = 0; group < node.Groups.Length; group++)
            {
                if (node.Groups[group] is { } elements)
                {
                    Decode(list.GroupOf(element, group), list.ElementAt(element), elements, image);
                }
            }
        }
    }

    private static void Encode(RegisterGroupList list, object outer, MapNode parent, int index, Span<byte> image, bool isComplete)
    {
        MapNode[] nodes = parent.Groups[index]!;
        if (list.Count < nodes.Length || (isComplete && list.Count != nodes.Length))
        {
            MapGroup group = parent.Own.Groups[index];
            string said = group.CountMember is { } member ? $"{member.Name} says" : "the map declares";
            throw new ArgumentException(FormattableString.Invariant($"{parent.Name}{group.Name} has {list.Count} elements, but {said} {nodes.Length}."));
        }

        for (int element = 0; element < nodes.Length; element++)
        {
            list.SetOuter(element, outer);
            list.EncodeBlocks(element, image[nodes[element].Offset..]);
            for (int group = 0; group < nodes[element].Groups.Length; group++)
            {
                Encode(list.GroupOf(element, group), list.ElementAt(element), nodes[element], group, image, isComplete);
            }
        }
    }
}
