using CsCheck;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>Row 25: a refused address where members share registers: views that overlap, and members between those of an atomic group.</summary>
public sealed class Row25SharedRegisterTests
{
    // More than a search can need: from there on the device fails, so that one without an end is a test that fails.
    private const int MostRequests = 60;

    [Theory]
    [InlineData(ModbusExceptionCode.IllegalDataAddress)]
    [InlineData(ModbusExceptionCode.IllegalDataValue)]
    public async Task Whatever_is_missing_exactly_what_cannot_be_read_without_it_is_refused(ModbusExceptionCode code)
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        byte unit = 0;
        await Gen.Int[0, 12].HashSet[0, 5].SampleAsync(
            async lacking =>
            {
                Func<MapBlock, ModbusExceptionCode> lacks = PickyDevice.Lacks([.. lacking]);
                int asked = 0;
                device.Refuses = block => ++asked > MostRequests ? ModbusExceptionCode.ServerDeviceFailure : lacks(block) == 0 ? 0 : code;
                unit++;
                MapReadResult result = await new LatheClient(device.Client, unit).ReadAsync(new Lathe(), Cancellation);
                IEnumerable<string> touched = MapPlan.Of<Lathe>().Members.Where(member => lacking.Any(Range(member).Contains)).Select(member => member.Name);
                Assert.Equal(touched, result.Refused.Select(member => member.Name));
            },
            iter: 200,
            threads: 1);
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 4)]
    [InlineData(4, 3)]
    [InlineData(5, 0)]
    public async Task However_little_is_given_at_once_the_search_ends_and_what_fits_is_read(int limit, int refused)
    {
        await using PickyDevice device = await PickyDevice.ConnectAsync();
        int asked = 0;
        device.Refuses = block => ++asked > MostRequests ? ModbusExceptionCode.ServerDeviceFailure
            : block.Count > limit ? ModbusExceptionCode.IllegalDataValue : 0;
        var target = new Lathe();

        MapReadResult result = await new LatheClient(device.Client).ReadAsync(target, Cancellation);

        Assert.Equal(refused, result.Refused.Count);
        Assert.All(result.Refused, member => Assert.True(Range(member).Count() > limit));
        Assert.Equal((2, 8, 10, 12), (target.SerialThird, target.State, target.Speed, target.Limit));
    }

    // The addresses that a member is read with at least: those of its atomic group where it has one.
    private static IEnumerable<int> Range(MapMember member) => member.AtomicGroup is null
        ? Enumerable.Range(member.Address, member.Count)
        : Enumerable.Range(7, 5);
}
