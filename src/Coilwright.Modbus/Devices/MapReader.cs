using System.Runtime.CompilerServices;
using Coilwright.Modbus.Pdus;
using Coilwright.Requests;

namespace Coilwright.Modbus;

/// <summary>Walks the plan of a map: reads all blocks into a buffer, and tells the quality of each member from it.</summary>
internal sealed class MapReader
{
    private const int KeptBuffers = 16;

    private readonly ObjectPool<MapReadBuffer> _buffers = new(KeptBuffers);
    private readonly ModbusClient _client;
    private readonly byte _unit;
    private readonly MapPlan _plan;
    private readonly ReadRequest[] _reads;
    private readonly ReadRequest[] _guards;
    private readonly ObjectPool<ModbusRequest[]> _guardRequests = new(KeptBuffers);
    private readonly MapMember[] _fallible;
    private readonly MapMember[] _optional;
    private readonly int _readCount;
    private MemberQualities _qualities;

    public MapReader(ModbusClient client, byte unit, ushort baseAddress, MapPlan plan)
    {
        _client = client;
        _unit = unit;
        _plan = plan;
        foreach (MapBlock block in plan.Blocks)
        {
            // The client has checked what is fixed; a count may be anything.
            if (baseAddress + block.End > PduLimits.AddressCount)
            {
                throw new ModbusValueException(plan.MapName, FormattableString.Invariant($"{plan.MapName} would end at address {baseAddress + block.End - 1}, beyond 65535: a count is wrong."));
            }
        }

        _reads = [.. plan.Blocks.Select(block =>
            new ReadRequest(block.Table.ReadFunction(), (ushort)(baseAddress + block.Address), block.Count))];
        _guards = [.. plan.Guards.Select(block =>
            new ReadRequest(block.Table.ReadFunction(), (ushort)(baseAddress + block.Address), block.Count))];
        _fallible = [.. plan.Members.Where(member => member.MayNotFit && plan.Reads(member))];
        _optional = [.. plan.Members.Where(member => member.IsOptional && plan.Reads(member))];
        _readCount = plan.Members.Count(plan.Reads);
        _qualities = new MemberQualities([], 0);
    }

    public MapPlan Plan => _plan;

    /// <summary>Reads all blocks, as many at once as the client may have in flight.</summary>
    /// <returns>The buffer, to be given back with <see cref="Return"/>.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<MapReadBuffer> ReadAsync(CancellationToken cancellationToken)
    {
        MapReadBuffer buffer = _buffers.TryRent(out MapReadBuffer? kept) ? kept : new MapReadBuffer(this);
        int begun = 0;
        int done = 0;
        try
        {
            while (done < buffer.Requests.Length)
            {
                while (begun < buffer.Requests.Length && begun - done < _client.MaxInFlight)
                {
                    Begin(buffer, begun, cancellationToken);
                    begun++;
                }

                await buffer.Requests[done]!.WaitAsync().ConfigureAwait(false);
                End(buffer, done);
                done++;
            }
        }
        catch
        {
            // Block number "done" has failed and been awaited; those behind it are still on their way.
            await GiveUpAsync(buffer, done, begun).ConfigureAwait(false);
            Return(buffer);
            throw;
        }

        return buffer;
    }

    /// <summary>Gives a buffer back that nobody looks at any more.</summary>
    public void Return(MapReadBuffer buffer) => _buffers.Return(buffer);

    /// <summary>Room for the answers of one read's guards.</summary>
    public ModbusRequest[] GuardRequests() => _guardRequests.TryRent(out ModbusRequest[]? kept) ? kept : new ModbusRequest[_plan.Guards.Length];

    /// <summary>Gives that room back.</summary>
    public void ReturnGuards(ModbusRequest[] requests) => _guardRequests.Return(requests);

    /// <summary>Reads one of the plan's guards.</summary>
    /// <returns>The answered request, to be given back to the client.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ModbusRequest> ReadGuardAsync(int index, CancellationToken cancellationToken)
    {
        ModbusRequest request = _client.Rent(_unit, _guards[index]);
        try
        {
            await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            request.ThrowUnlessAnswered();
            return request;
        }
        catch
        {
            _client.Return(request);
            throw;
        }
    }

    /// <summary>Makes sure that the properties can hold what was read, so that a map is changed whole or not at all.</summary>
    /// <exception cref="ModbusValueException">One cannot.</exception>
    public void Check(MapReadBuffer buffer)
    {
        Span<byte> room = stackalloc byte[PduLimits.MaxSize + MapMember.MaxScaleSize];
        foreach (MapMember member in _fallible)
        {
            member.CheckRead(_plan.DataOf(member, buffer.Data, room));
        }
    }

    /// <summary>What the buffer says of its members. Allocates only when a quality is not what it was at the last read.</summary>
    public MapReadResult ResultOf(MapReadBuffer buffer)
    {
        Span<byte> room = stackalloc byte[PduLimits.MaxSize + MapMember.MaxScaleSize];
        foreach (MapMember member in _optional)
        {
            // Optional members stand in registers, so their data begins on a byte.
            ReadOnlySpan<byte> data = _plan.DataOf(member, buffer.Data, room);
            buffer.Qualities[member.Index] = (byte)(member.IsNotAvailable(data) ? MemberQuality.NotAvailable : MemberQuality.Good);
        }

        MemberQualities qualities = Volatile.Read(ref _qualities);
        if (!qualities.Matches(buffer.Qualities))
        {
            qualities = new MemberQualities(buffer.Qualities, _readCount);
            Volatile.Write(ref _qualities, qualities);
        }

        return new MapReadResult(_client.TimeProvider.GetUtcNow(), qualities);
    }

    private void Begin(MapReadBuffer buffer, int index, CancellationToken cancellationToken)
    {
        ModbusRequest request = _client.Rent(_unit, _reads[index]);
        buffer.Requests[index] = request;
        _client.Submit(request, cancellationToken);
    }

    private void End(MapReadBuffer buffer, int index)
    {
        ModbusRequest request = buffer.Requests[index]!;
        request.ThrowUnlessAnswered();
        request.Data.CopyTo(buffer.Data.AsSpan(_plan.OffsetOf(index)));
        buffer.Requests[index] = null;
        _client.Return(request);
    }

    private async ValueTask GiveUpAsync(MapReadBuffer buffer, int failed, int end)
    {
        for (int i = failed; i < end; i++)
        {
            ModbusRequest request = buffer.Requests[i]!;
            if (i > failed)
            {
                request.Cancel();
                await AwaitEndAsync(request).ConfigureAwait(false);
            }

            buffer.Requests[i] = null;
            _client.Return(request);
        }
    }

    private static async ValueTask AwaitEndAsync(ModbusRequest request)
    {
        try
        {
            await request.WaitAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or ModbusException or ObjectDisposedException)
        {
            // The error that matters is that of the block before.
        }
    }
}
