using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;
using Coilwright.CodeFixes;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class MemberByMemberTests
{
    [Fact]
    public Task A_loop_that_needs_more_requests_than_the_map_is_reported() => UseTest<MemberByMemberAnalyzer>.ReportAsync(
        "Each round of this loop reads 3 members of 'EnergyMeter' in as many requests; ReadAsync brings the whole map in 2",
        Plant.Method(
            """
                    while (true)
                    {
                        float power = await {|#0:meter.ReadVoltageAsync(ct)|} * await meter.ReadCurrentAsync(ct);
                        ushort limit = await meter.ReadLimitAsync(ct).ConfigureAwait(false);
                    }
            """));

    [Theory]
    [InlineData("while (true) { await meter.ReadVoltageAsync(ct); await meter.ReadCurrentAsync(ct); }")]
    [InlineData("while (true) { await meter.ReadVoltageAsync(ct); await meter.ReadVoltageAsync(ct); await meter.ReadVoltageAsync(ct); }")]
    [InlineData("await meter.ReadVoltageAsync(ct); await meter.ReadCurrentAsync(ct); await meter.ReadLimitAsync(ct);")]
    [InlineData("for (int i = 0; ; i++) { switch (i) { case 0: await meter.ReadVoltageAsync(ct); break; case 1: await meter.ReadCurrentAsync(ct); break; default: await meter.ReadLimitAsync(ct); break; } }")]
    [InlineData("while (true) { await meter.ReadVoltageAsync(ct); await meter.ReadCurrentAsync(ct); await meter.WriteLimitAsync(1, ct); }")]
    [InlineData("EnergyMeterClient[] all = [meter]; while (true) { await all[0].ReadVoltageAsync(ct); await all[0].ReadCurrentAsync(ct); await all[0].ReadLimitAsync(ct); }")]
    public Task What_needs_no_more_requests_than_the_map_is_left_alone(string body) => UseTest<MemberByMemberAnalyzer>.AcceptAsync(Plant.Method(body));

    [Fact]
    public Task The_fix_reads_once_and_takes_the_members_from_what_it_read() => UseFixes<MemberByMemberAnalyzer, ReadWholeMapCodeFix>.ChangeAsync(
        Plant.Method(
            """
                    while (true)
                    {
                        // What it takes now.
                        float power = await [|meter.ReadVoltageAsync(ct)|] * (await meter.ReadCurrentAsync(ct));
                        ushort limit = await meter.ReadLimitAsync(ct).ConfigureAwait(false);
                    }
            """),
        Plant.Method(
            """
                    while (true)
                    {
                        EnergyMeter energyMeter = await meter.ReadAsync(ct);
                        // What it takes now.
                        float power = energyMeter.Voltage * energyMeter.Current;
                        ushort limit = energyMeter.Limit;
                    }
            """));

    [Fact]
    public Task A_read_that_is_not_awaited_on_the_spot_is_left_to_its_author() => UseFixes<MemberByMemberAnalyzer, ReadWholeMapCodeFix>.LeaveAsync(Plant.Method(
        """
                while (true)
                {
                    ValueTask<float> voltage = [|meter.ReadVoltageAsync(ct)|];
                    await meter.ReadCurrentAsync(ct);
                    await meter.ReadLimitAsync(ct);
                }
        """));
}
