using System.Buffers.Binary;
using Coilwright.Modbus.Framing;
using Coilwright.Testing;

namespace Coilwright.Modbus.Tests.LateLine;

/// <summary>
/// Units of an RTU line that answer in order, each as late as chance has it, and now and then not at all; unit 1 of several always late. Every
/// register holds a number of its own.
/// </summary>
internal sealed class LateUnits(ScriptedPeer peer, TimeProvider time, DiagnosticsBehaviour diagnostics, bool echo, int units, LateTimes times)
{
    private const int RequestSize = 8;

    private readonly Random _random = new(42);
    private readonly long _started = time.GetTimestamp();
    private readonly List<byte> _received = [];
    private readonly Queue<(TimeSpan Asked, TimeSpan At, byte[] Frame)>[] _answers =
        [.. Enumerable.Range(0, units + 1).Select(_ => new Queue<(TimeSpan Asked, TimeSpan At, byte[] Frame)>())];

    private readonly TimeSpan[] _last = new TimeSpan[units + 1];

    /// <summary>Where they are heard; a gateway passes on what they say to whoever is connected then.</summary>
    public ScriptedPeer Peer { get; set; } = peer;

    private TimeSpan Now => time.GetElapsedTime(_started);

    /// <summary>What a register of a unit holds.</summary>
    public static ushort ValueOf(byte unit, ushort address) => (ushort)((address * 31) + (unit * 7));

    /// <summary>Takes what has come, and sends what is due.</summary>
    public async Task StepAsync()
    {
        _received.AddRange(Peer.TakeReceived());
        while (_received.Count >= RequestSize)
        {
            byte[] request = [.. _received.Take(RequestSize)];
            _received.RemoveRange(0, RequestSize);
            Assert.Equal(0, Crc16.Compute(request));
            if (echo)
            {
                await Peer.SendAsync(request);
            }

            Queue(request);
        }

        foreach (Queue<(TimeSpan Asked, TimeSpan At, byte[] Frame)> answers in _answers)
        {
            while (answers.TryPeek(out (TimeSpan Asked, TimeSpan At, byte[] Frame) next) && next.At <= Now)
            {
                answers.Dequeue();

                // Later than a unit may be at all, because this machine was busy: then never.
                if (Now - next.Asked < times.Longest)
                {
                    await Peer.SendAsync(next.Frame);
                }
            }
        }
    }

    private void Queue(byte[] request)
    {
        if (AnswerTo(request) is not { } answer || _random.Next(50) == 0)
        {
            return;
        }

        byte unit = request[0];
        bool isLate = (units > 1 && unit == 1) || _random.Next(3) == 0;
        TimeSpan delay = isLate ? times.Soonest + ((times.Latest - times.Soonest) * _random.NextDouble()) : times.InTime * _random.NextDouble();
        _last[unit] = TimeSpan.FromTicks(Math.Max((Now + delay).Ticks, _last[unit].Ticks));
        _answers[unit].Enqueue((Now, _last[unit], answer));
    }

    private byte[]? AnswerTo(byte[] request)
    {
        ushort address = BinaryPrimitives.ReadUInt16BigEndian(request.AsSpan(2));
        int quantity = BinaryPrimitives.ReadUInt16BigEndian(request.AsSpan(4));
        return (request[1], diagnostics) switch
        {
            (8, DiagnosticsBehaviour.Supported) => request,
            (8, DiagnosticsBehaviour.Refused) => Frame(request[0], 0x88, 1),
            (8, _) => null,
            (3, _) => Frame(request[0], [3, (byte)(quantity * 2), .. Values(request[0], address, quantity)]),
            _ => Frame(request[0], (byte)(request[1] | 0x80), 1),
        };
    }

    private static IEnumerable<byte> Values(byte unit, ushort address, int quantity) =>
        Enumerable.Range(address, quantity).Select(at => ValueOf(unit, (ushort)at)).SelectMany(value => new[] { (byte)(value >> 8), (byte)value });

    private static byte[] Frame(byte unit, params byte[] pdu)
    {
        byte[] frame = new byte[pdu.Length + 3];
        RtuFrame.Write(unit, pdu, frame);
        return frame;
    }
}
