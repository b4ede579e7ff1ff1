namespace Coilwright.Testing.Tests.Faults;

/// <summary>Which frame meets which fault.</summary>
public sealed class FaultPlanTests
{
    [Fact]
    public void A_script_is_followed_frame_by_frame_and_then_over()
    {
        FaultPlan plan = FaultPlan.Script(Fault.Drop, null, Fault.Reset);

        Assert.Equal([Fault.Drop, null, Fault.Reset, null, null], Take(plan, 5));
    }

    [Fact]
    public void The_same_seed_gives_the_same_faults_and_another_seed_others()
    {
        (double, Fault)[] faults = [(0.3, Fault.Drop), (0.3, Fault.Duplicate)];

        Fault?[] first = Take(FaultPlan.Random(1, faults), 200);

        Assert.Equal(first, Take(FaultPlan.Random(1, faults), 200));
        Assert.NotEqual(first, Take(FaultPlan.Random(2, faults), 200));
        Assert.Equal([Fault.Drop, Fault.Duplicate, null], first.Distinct().OrderBy(fault => fault?.Copies ?? 3));
    }

    [Fact]
    public void Probabilities_are_kept()
    {
        FaultPlan plan = FaultPlan.Random(1, (0.1, Fault.Drop), (0.2, Fault.Duplicate));

        Fault?[] met = Take(plan, 10_000);

        Assert.InRange(met.Count(fault => fault == Fault.Drop), 900, 1100);
        Assert.InRange(met.Count(fault => fault == Fault.Duplicate), 1850, 2150);
        Assert.All(Take(FaultPlan.Random(1, (1, Fault.Drop)), 1000), fault => Assert.Equal(Fault.Drop, fault));
    }

    [Theory]
    [InlineData(-0.1, 0.5)]
    [InlineData(0.6, 0.5)]
    public void Probabilities_that_cannot_be_are_refused(double first, double second) => Assert.Throws<ArgumentOutOfRangeException>(
        () => FaultPlan.Random(1, (first, Fault.Drop), (second, Fault.Reset)));

    [Fact]
    public void A_plan_for_some_frames_does_not_hear_of_the_others()
    {
        FaultPlan plan = FaultPlan.Script(Fault.Drop, Fault.Reset).When(frame => frame[0] == 7);

        Assert.Null(plan.Decide([1]));
        Assert.Equal(Fault.Drop, plan.Decide([7]));
        Assert.Null(plan.Decide([1]));
        Assert.Equal(Fault.Reset, plan.Decide([7]));
    }

    [Theory]
    [InlineData("00010000FF", 0)]
    [InlineData("000100000000", 6)]
    [InlineData("0001000000FE01", 260)]
    public void The_length_of_a_Modbus_TCP_frame_is_known_as_soon_as_its_header_tells(string bytes, int length) =>
        Assert.Equal(length, FrameLengths.ModbusTcp(Convert.FromHexString(bytes)));

    [Theory]
    [InlineData("ABCD0101000000", 0)]
    [InlineData("ABCD010100000000", 12)]
    [InlineData("ABCD010100010000", 65548)]
    [InlineData("ABCD0101FFFFFFFF", -1)]
    public void The_length_of_an_MCP_frame_is_known_as_soon_as_its_header_tells(string bytes, int length) =>
        Assert.Equal(length, FrameLengths.Mcp(Convert.FromHexString(bytes)));

    private static Fault?[] Take(FaultPlan plan, int count) => [.. Enumerable.Range(0, count).Select(_ => plan.Decide([]))];
}
