using System.Buffers.Binary;
using System.Globalization;
using Coilwright.Modbus.Framing;
using Coilwright.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Modbus.Tests.Serial;

/// <summary>Requests of equal shape, answers as late as they like: never the value of another register.</summary>
public sealed class Row17KillerTests
{
    /// <summary>What a simulated unit does with function code 8.</summary>
    public enum Diagnostics
    {
        Supported,
        Refused,
        Ignored,
    }

    // Ten thousand of them with COILWRIGHT_KILLER_ROUNDS=10000 in the environment; a taste of them otherwise.
    private static int Rounds { get; } =
        int.Parse(Environment.GetEnvironmentVariable("COILWRIGHT_KILLER_ROUNDS") ?? "300", CultureInfo.InvariantCulture);

    public static TheoryData<Diagnostics, bool, int> Cases
    {
        get
        {
            var cases = new TheoryData<Diagnostics, bool, int>();
            foreach (Diagnostics diagnostics in Enum.GetValues<Diagnostics>())
            {
                foreach (bool echo in new[] { false, true })
                {
                    cases.Add(diagnostics, echo, 1);
                    cases.Add(diagnostics, echo, 4);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task No_late_answer_is_ever_taken_for_another(Diagnostics diagnostics, bool echo, int units)
    {
        var time = new FakeTimeProvider();
        var options = new ModbusClientOptions { TimeProvider = time, RequestTimeout = TimeSpan.FromSeconds(2) };
        options.Line.ResponseTimeout = TimeSpan.FromMilliseconds(100);
        options.Line.MaxResponseDelay = TimeSpan.FromSeconds(3);
        options.Line.BackOff.MaxDelay = TimeSpan.FromMilliseconds(20);
        options.Retry.Attempts = 1;
        var transport = new InMemoryTransport();
        await using ModbusClient client = await ModbusClient.ConnectAsync(transport, ModbusFraming.Rtu, options, LineFixture.Cancellation);
        await using ScriptedPeer peer = await transport.AcceptAsync(LineFixture.Cancellation);
        var line = new LateLine(peer, time, diagnostics, echo, units);
        var random = new Random(17);
        int right = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte unit = (byte)random.Next(1, units + 1);
            ushort address = (ushort)round;
            using var cancellation = new CancellationTokenSource();
            Task<ushort[]> read = client.ReadHoldingRegistersAsync(unit, address, 1, cancellation.Token).AsTask();
            int patience = random.Next(4) == 0 ? random.Next(0, 200) : int.MaxValue;
            for (int elapsed = 0; !read.IsCompleted; elapsed += 15)
            {
                if (elapsed > patience)
                {
                    await cancellation.CancelAsync();
                }

                await line.RunAsync();
                time.Advance(TimeSpan.FromMilliseconds(15));
            }

            try
            {
                Assert.Equal([(ushort)(address * 31)], await read);
                right++;
            }
            catch (Exception error) when (error is ModbusTimeoutException or OperationCanceledException)
            {
                // No value is no wrong value.
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{right} of {Rounds} right, {client.Line!.Fences} fences, {client.Statistics.LateAnswers} late");
        Assert.InRange(right, Rounds / 20, Rounds);
        Assert.InRange(client.Statistics.LateAnswers, Rounds / 20, long.MaxValue);
    }

    /// <summary>Units that answer in order, each as late as chance has it; unit 1 of several always late.</summary>
    private sealed class LateLine(ScriptedPeer peer, FakeTimeProvider time, Diagnostics diagnostics, bool echo, int units)
    {
        private readonly Random _random = new(42);
        private readonly List<byte> _received = [];
        private readonly Queue<(DateTimeOffset At, byte[] Frame)>[] _answers =
            [.. Enumerable.Range(0, units + 1).Select(_ => new Queue<(DateTimeOffset At, byte[] Frame)>())];

        private readonly DateTimeOffset[] _last = new DateTimeOffset[units + 1];

        public async Task RunAsync()
        {
            _received.AddRange(peer.TakeReceived());
            while (_received.Count >= 8)
            {
                byte[] frame = [.. _received.Take(8)];
                _received.RemoveRange(0, 8);
                Assert.Equal(0, Crc16.Compute(frame));
                if (echo)
                {
                    await peer.SendAsync(frame);
                }

                if (AnswerTo(frame) is { } answer && _random.Next(50) > 0)
                {
                    byte unit = frame[0];
                    int delay = (units > 1 && unit == 1) || _random.Next(3) == 0 ? _random.Next(90, 900) : _random.Next(0, 60);
                    DateTimeOffset at = time.GetUtcNow() + TimeSpan.FromMilliseconds(delay);
                    _last[unit] = at > _last[unit] ? at : _last[unit];
                    _answers[unit].Enqueue((_last[unit], answer));
                }
            }

            foreach (Queue<(DateTimeOffset At, byte[] Frame)> answers in _answers)
            {
                while (answers.TryPeek(out (DateTimeOffset At, byte[] Frame) next) && next.At <= time.GetUtcNow())
                {
                    await peer.SendAsync(answers.Dequeue().Frame);
                }
            }
        }

        private byte[]? AnswerTo(byte[] frame)
        {
            ushort address = BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(2));
            switch (frame[1])
            {
                case 8:
                    return diagnostics switch
                    {
                        Diagnostics.Supported => frame,
                        Diagnostics.Refused => LineFixture.Frame(frame[0], "88 01"),
                        _ => null,
                    };
                case 3:
                    int quantity = BinaryPrimitives.ReadUInt16BigEndian(frame.AsSpan(4));
                    string data = string.Concat(Enumerable.Range(address, quantity).Select(register => ((ushort)(register * 31)).ToString("X4", null)));
                    return LineFixture.Frame(frame[0], $"03{quantity * 2:X2}{data}");
                default:
                    return LineFixture.Frame(frame[0], $"{frame[1] | 0x80:X2}01");
            }
        }
    }
}
