using Coilwright.Modbus;

namespace Coilwright.Generators.Tests.RoundTrips;

public sealed partial class ConstructionTests
{
    private static readonly byte[] Image = [0x00, 0x01, 0xFF, 0xFE];

    [Fact]
    public void A_positional_record_round_trips() => Check(new Positional(1, -2));

    [Fact]
    public void A_record_struct_round_trips() => Check(new PositionalStruct(1, -2));

    [Fact]
    public void A_class_with_required_and_init_members_round_trips() => Check(new Mixed { Level = 1, Temperature = -2 }, (map, other) =>
        map.Level == other.Level && map.Temperature == other.Temperature);

    [Fact]
    public void A_generic_struct_with_a_constructor_round_trips() => Check(new Constructed<string>(1, -2));

    [Fact]
    public void Only_classes_with_setters_can_be_read_into()
    {
        Assert.False(IsReusable<Positional>());
        Assert.False(IsReusable<PositionalStruct>());
        Assert.False(IsReusable<Mixed>());
        Assert.True(IsReusable<MixedMap>());
    }

    private static bool IsReusable<TMap>() =>
        typeof(TMap).GetInterfaces().Any(contract => contract.Name.StartsWith("IReusableRegisterMap", StringComparison.Ordinal));

    private static void Check<TMap>(TMap map, Func<TMap, TMap, bool>? equals = null)
        where TMap : IModbusRegisterMap<TMap>
    {
        byte[] image = new byte[4];
        map.Encode(image);
        Assert.Equal(Image, image);
        TMap decoded = TMap.Decode(image);
        Assert.True(equals?.Invoke(map, decoded) ?? map.Equals(decoded));
    }

    [ModbusRegisterMap]
    internal sealed partial record Positional([property: InputRegister(0)] ushort Level, [property: InputRegister(1)] short Temperature);

    [ModbusRegisterMap]
    internal partial record struct PositionalStruct([property: InputRegister(0)] ushort Level, [property: InputRegister(1)] short Temperature);

    [ModbusRegisterMap]
    internal sealed partial class Mixed
    {
        [InputRegister(0)] public required ushort Level { get; set; }
        [InputRegister(1)] public short Temperature { get; init; }
    }

    [ModbusRegisterMap]
    internal readonly partial record struct Constructed<T>
        where T : class
    {
        public Constructed(ushort level, short temperature)
        {
            Level = level;
            Temperature = temperature;
        }

        [InputRegister(0)] public ushort Level { get; }
        [InputRegister(1)] public short Temperature { get; }
    }
}
