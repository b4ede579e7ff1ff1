using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>Decodes and encodes maps that have groups. Called by generated code.</summary>
public static class MapImage
{
    private delegate void MemberSetter<in TOwner>(TOwner owner, int element, int member, ReadOnlySpan<byte> data);

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
        ArgumentNullException.ThrowIfNull(plan);
        return Decode(map, plan, image, []);
    }

    /// <summary>Fills a map from an image that lacks some members, which keep what they hold.</summary>
    /// <param name="map">The map.</param>
    /// <param name="plan">The plan, with all counts known.</param>
    /// <param name="image">The data of all blocks.</param>
    /// <param name="lacking">Not 0 for each member that is lacking; empty where none is.</param>
    /// <returns>The map.</returns>
    internal static TMap Decode<TMap>(TMap map, MapPlan plan, ReadOnlySpan<byte> image, ReadOnlySpan<byte> lacking)
        where TMap : class, IReusableRegisterMap<TMap>
    {
        ArgumentNullException.ThrowIfNull(map);
        MapNode root = plan.Root;
        MapOwn own = root.Own;
        for (int block = 0; lacking.IsEmpty && block < own.DecodeCount; block++)
        {
            map.DecodeBlock(own.FirstDecode + block, own.Data(block, image[root.Offset..]));
        }

        if (!lacking.IsEmpty)
        {
            DecodeMembers(map, static (map, _, member, data) => map.DecodeMember(member, data), 0, root, plan, image, lacking);
        }

        for (int i = 0; i < root.Groups.Length; i++)
        {
            if (root.Groups[i] is { } elements)
            {
                Decode(map.GetGroup(i), map, elements, plan, image, lacking);
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

    private static void Decode(
        RegisterGroupList list, object outer, MapNode[] nodes, MapPlan plan, ReadOnlySpan<byte> image, ReadOnlySpan<byte> lacking)
    {
        list.SetCount(nodes.Length);
        for (int element = 0; element < nodes.Length; element++)
        {
            MapNode node = nodes[element];
            list.SetOuter(element, outer);
            for (int block = 0; lacking.IsEmpty && block < node.Own.DecodeCount; block++)
            {
                list.DecodeBlock(element, node.Own.FirstDecode + block, node.Own.Data(block, image[node.Offset..]));
            }

            if (!lacking.IsEmpty)
            {
                DecodeMembers(list, static (list, element, member, data) => list.DecodeMember(element, member, data), element, node, plan, image, lacking);
            }

            for (int group = 0; group < node.Groups.Length; group++)
            {
                if (node.Groups[group] is { } elements)
                {
                    Decode(list.GroupOf(element, group), list.ElementAt(element), elements, plan, image, lacking);
                }
            }
        }
    }

    private static void DecodeMembers<TOwner>(
        TOwner owner, MemberSetter<TOwner> set, int element, MapNode node, MapPlan plan, ReadOnlySpan<byte> image, ReadOnlySpan<byte> lacking)
    {
        Span<byte> room = stackalloc byte[PduLimits.MaxSize + MapMember.MaxScaleSize];

        // Scales before what they scale.
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i < node.Members.Length; i++)
            {
                MapMember member = node.Members[i];
                if (lacking[member.Index] == 0 && plan.Reads(member) && (member.Scale is not null) == (pass == 1))
                {
                    set(owner, element, i, plan.DataOf(member, image, room));
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
