using Coilwright.Modbus;
using Coilwright.Tests.Shared;

namespace Coilwright.Generators.Tests.RoundTrips;

public sealed class AllocationTests
{
    [Fact]
    public void Decoding_into_a_map_whose_texts_stay_the_same_allocates_nothing()
    {
        var map = new MixedMap { Text = "Ängste", Level = Level.High, Temperature = 21, Power = 1.5f };
        byte[] image = Encode(map);
        Assert.Equal(0, LeastAllocated.OnThisThread(() => DecodeAll(map, image)));
        Assert.Equal("Ängste", map.Text);
    }

    [Fact]
    public void Decoding_numbers_in_every_order_allocates_nothing()
    {
        var swapped = new BadcMap();
        byte[] image = new byte[MapPlan.Of<BadcMap>().ImageSize];
        Assert.Equal(0, LeastAllocated.OnThisThread(() => DecodeAll(swapped, image)));
    }

    [Fact]
    public void Encoding_allocates_nothing()
    {
        var map = new MixedMap { Text = "Ängste", Scaled = [1.5, -2.5] };
        byte[] image = Encode(map);
        Assert.Equal(0, LeastAllocated.OnThisThread(() => map.Encode(image)));
    }

    [Fact]
    public void The_same_text_is_the_same_object()
    {
        var map = new MixedMap { Text = new string('A', 3) };
        byte[] image = Encode(map);
        string before = map.Text;
        DecodeAll(map, image);
        Assert.Same(before, map.Text);
    }

    private static byte[] Encode(MixedMap map)
    {
        byte[] image = new byte[MapPlan.Of<MixedMap>().ImageSize];
        map.Encode(image);
        return image;
    }

    private static void DecodeAll<TMap>(TMap map, byte[] image)
        where TMap : class, IReusableRegisterMap<TMap>
    {
        IReadOnlyList<MapBlock> blocks = TMap.Plan.Blocks;
        int offset = 0;
        for (int i = 0; i < blocks.Count; i++)
        {
            map.DecodeBlock(i, image.AsSpan(offset, blocks[i].Size));
            offset += blocks[i].Size;
        }
    }
}
