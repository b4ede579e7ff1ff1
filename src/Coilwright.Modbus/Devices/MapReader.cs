using System.Runtime.CompilerServices;
using Coilwright.Modbus.Pdus;
using Coilwright.Requests;

namespace Coilwright.Modbus;

/// <summary>Walks the plan of a map: reads all blocks into an image, and tells the quality of each member from it.</summary>
internal sealed class MapReader
{
    private const int KeptImages = 16;

    private readonly ObjectPool<MapImage> _images = new(KeptImages);
    private readonly ModbusClient _client;
    private readonly byte _unit;
    private readonly MapPlan _plan;
    private readonly ReadRequest[] _reads;
    private readonly MapMember[] _optional;
    private MemberQualities _qualities;

    public MapReader(ModbusClient client, byte unit, ushort baseAddress, MapPlan plan)
    {
        _client = client;
        _unit = unit;
        _plan = plan;
        _reads = [.. plan.Blocks.Select(block =>
            new ReadRequest(block.Table.ReadFunction(), (ushort)(baseAddress + block.Address), block.Count))];
        _optional = [.. plan.Members.Where(member => member.IsOptional)];
        _qualities = new MemberQualities(new byte[plan.Members.Count]);
    }

    /// <summary>Reads all blocks, as many at once as the client may have in flight.</summary>
    /// <returns>The image, to be given back with <see cref="Return"/>.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<MapImage> ReadAsync(CancellationToken cancellationToken)
    {
        MapImage image = _images.TryRent(out MapImage? kept) ? kept : new MapImage(_plan);
        int begun = 0;
        int done = 0;
        try
        {
            while (done < image.Requests.Length)
            {
                while (begun < image.Requests.Length && begun - done < _client.MaxInFlight)
                {
                    Begin(image, begun++, cancellationToken);
                }

                await image.Requests[done]!.WaitAsync().ConfigureAwait(false);
                End(image, done++);
            }
        }
        catch
        {
            // The failed one has been awaited; those behind it are still on their way.
            await GiveUpAsync(image, done, begun).ConfigureAwait(false);
            Return(image);
            throw;
        }

        return image;
    }

    /// <summary>Gives an image back that nobody looks at any more.</summary>
    public void Return(MapImage image) => _images.Return(image);

    /// <summary>The data of one block.</summary>
    public ReadOnlySpan<byte> BlockOf(MapImage image, int block) =>
        image.Data.AsSpan(_plan.OffsetOf(block), _plan.BlockSpan[block].Size);

    /// <summary>What the image says of its members. Allocates only when a quality is not what it was at the last read.</summary>
    public MapReadResult ResultOf(MapImage image)
    {
        foreach (MapMember member in _optional)
        {
            // Optional members stand in registers, so their data begins on a byte.
            ReadOnlySpan<byte> data = image.Data.AsSpan(_plan.LocationOf(member).Offset, member.Count * 2);
            image.Qualities[member.Index] = (byte)(member.IsNotAvailable(data) ? MemberQuality.NotAvailable : MemberQuality.Good);
        }

        MemberQualities qualities = Volatile.Read(ref _qualities);
        if (!qualities.Matches(image.Qualities))
        {
            qualities = new MemberQualities(image.Qualities);
            Volatile.Write(ref _qualities, qualities);
        }

        return new MapReadResult(_client.TimeProvider.GetUtcNow(), qualities);
    }

    private void Begin(MapImage image, int index, CancellationToken cancellationToken)
    {
        ModbusRequest request = _client.Rent(_unit, _reads[index]);
        image.Requests[index] = request;
        _client.Submit(request, cancellationToken);
    }

    private void End(MapImage image, int index)
    {
        ModbusRequest request = image.Requests[index]!;
        request.ThrowUnlessAnswered();
        request.Data.CopyTo(image.Data.AsSpan(_plan.OffsetOf(index)));
        image.Requests[index] = null;
        _client.Return(request);
    }

    private async ValueTask GiveUpAsync(MapImage image, int failed, int end)
    {
        for (int i = failed; i < end; i++)
        {
            ModbusRequest request = image.Requests[i]!;
            if (i > failed)
            {
                request.Cancel();
                await AwaitEndAsync(request).ConfigureAwait(false);
            }

            image.Requests[i] = null;
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
