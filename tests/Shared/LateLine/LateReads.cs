using System.Globalization;

namespace Coilwright.Modbus.Tests.LateLine;

/// <summary>
/// The killer: reads of equal shape, one after the other, of units that answer late; after timeouts, and after cancels. A value that comes
/// must be that of its register.
/// </summary>
internal sealed class LateReads(ModbusClient client, int units)
{
    private readonly Random _random = new(17);
    private int _right;
    private int _timedOut;
    private int _cancelled;
    private int _mostOwed;

    /// <summary>
    /// Rounds in each case. Ten thousand of them with COILWRIGHT_KILLER_ROUNDS=10000 in the environment; a taste of them by default.
    /// </summary>
    public static int RoundsOr(int taste) =>
        int.TryParse(Environment.GetEnvironmentVariable("COILWRIGHT_KILLER_ROUNDS"), CultureInfo.InvariantCulture, out int rounds) ? rounds : taste;

    /// <param name="rounds">How many reads.</param>
    /// <param name="patience">Within what time one in four reads is cancelled.</param>
    /// <param name="wait">Waits for a read, and cancels it when it has waited for the given time; lets time go by where it does not by itself.</param>
    public async Task RunAsync(int rounds, TimeSpan patience, Func<Task, TimeSpan, CancellationTokenSource, Task> wait)
    {
        for (int round = 0; round < rounds; round++)
        {
            byte unit = (byte)_random.Next(1, units + 1);
            ushort address = (ushort)round;
            using var cancellation = new CancellationTokenSource();
            Task<ushort[]> read = client.ReadHoldingRegistersAsync(unit, address, 1, cancellation.Token).AsTask();
            await wait(read, _random.Next(4) == 0 ? patience * _random.NextDouble() : Timeout.InfiniteTimeSpan, cancellation);
            try
            {
                ushort[] values = await read;
                Assert.Equal([LateUnits.ValueOf(unit, address)], values);
                _right++;
            }
            catch (Exception error) when (error is ModbusTimeoutException or ModbusConnectionException)
            {
                // No value is no wrong value. Over TCP a connection that is silent for long is opened anew.
                _timedOut++;
            }
            catch (OperationCanceledException)
            {
                _cancelled++;
            }

            _mostOwed = Math.Max(_mostOwed, client.Line!.UnitsInDoubt.Select(doubt => doubt.OwedAnswers).DefaultIfEmpty().Max());
        }
    }

    /// <summary>That late answers came, and values too.</summary>
    public void CheckThatItWasHard(int rounds)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(ToString());
        Assert.InRange(_right, rounds / 20, rounds);
        Assert.InRange(client.Statistics.LateAnswers, Math.Max(1, rounds / 50), long.MaxValue);
    }

    public override string ToString() =>
        $"{_right} right, 0 wrong, {_timedOut} timed out, {_cancelled} cancelled; {client.Line!.Fences} fences, {client.Statistics.LateAnswers} late answers, at most {_mostOwed} owed at once";
}
