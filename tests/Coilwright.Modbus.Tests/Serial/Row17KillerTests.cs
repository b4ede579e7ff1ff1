using Coilwright.Testing;
using Coilwright.Modbus.Tests.LateLine;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Modbus.Tests.Serial;

/// <summary>Requests of equal shape, answers as late as they like: never the value of another register. In memory, where time is free.</summary>
public sealed class Row17KillerTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(15);

    private static readonly LateTimes Times = new(
        TimeSpan.FromMilliseconds(60), TimeSpan.FromMilliseconds(90), TimeSpan.FromMilliseconds(900), TimeSpan.FromSeconds(60));

    [Theory]
    [CombinatorialCases]
    public async Task No_late_answer_is_ever_taken_for_another(DiagnosticsBehaviour diagnostics, bool echo, int units)
    {
        int rounds = LateReads.RoundsOr(300);
        var time = new FakeTimeProvider();
        var options = new ModbusClientOptions { TimeProvider = time, RequestTimeout = TimeSpan.FromSeconds(4) };
        options.Line.ResponseTimeout = TimeSpan.FromMilliseconds(100);
        options.Line.MaxResponseDelay = TimeSpan.FromSeconds(3);
        options.Line.BackOff.MaxDelay = TimeSpan.FromMilliseconds(20);
        options.Retry.Attempts = 1;
        var transport = new InMemoryTransport();
        await using ModbusClient client = await ModbusClient.ConnectAsync(transport, ModbusFraming.Rtu, options, LineFixture.Cancellation);
        await using ScriptedPeer peer = await transport.AcceptAsync(LineFixture.Cancellation);
        var line = new LateUnits(peer, time, diagnostics, echo, units, Times);
        var reads = new LateReads(client, units);

        await reads.RunAsync(rounds, TimeSpan.FromMilliseconds(200), async (read, patience, cancellation) =>
        {
            long started = time.GetTimestamp();

            // Only while the line has something to do: no time goes by until this machine has woken the caller of a read that is decided.
            while (!read.IsCompleted && client.Statistics is { } now && now.Waiting + now.InFlight > 0)
            {
                if (patience != Timeout.InfiniteTimeSpan && time.GetElapsedTime(started) > patience)
                {
                    await cancellation.CancelAsync();
                    return;
                }

                await line.StepAsync();
                time.Advance(Step);
            }
        });

        reads.CheckThatItWasHard(rounds);
    }
}
