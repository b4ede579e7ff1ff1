using System.Runtime.CompilerServices;

namespace Coilwright.Modbus;

internal sealed partial class MapReader
{
    /// <summary>Reads all parts into a buffer, as many at once as the client may have in flight, and the guards before and after them.</summary>
    public ValueTask ReadAsync(MapReadBuffer buffer, CancellationToken cancellationToken) =>
        buffer.Requests.Guards.Length == 0 ? ReadPartsAsync(buffer, cancellationToken) : ReadGuardedAsync(buffer, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReadGuardedAsync(MapReadBuffer buffer, CancellationToken cancellationToken)
    {
        ModbusDeviceException? refused = null;
        try
        {
            await ReadGuardsAsync(buffer, isAfter: false, cancellationToken).ConfigureAwait(false);
        }
        catch (ModbusDeviceException error) when (error.Code <= ModbusExceptionCode.IllegalDataValue)
        {
            refused = error;
        }

        await ReadPartsAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (buffer.IsTorn)
        {
            return;
        }

        if (refused is not null)
        {
            // The block that the scale or count stands in was given all the same, so there is nothing to learn from it.
            throw refused;
        }

        await ReadGuardsAsync(buffer, isAfter: true, cancellationToken).ConfigureAwait(false);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReadGuardsAsync(MapReadBuffer buffer, bool isAfter, CancellationToken cancellationToken)
    {
        int offset = 0;
        for (int i = 0; i < buffer.Requests.Guards.Length; i++)
        {
            ModbusRequest request = _client.Rent(_unit, buffer.Requests.Guards[i]);
            try
            {
                await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
                request.ThrowUnlessAnswered();
                Span<byte> known = buffer.Guards.AsSpan(offset, request.Data.Length);
                buffer.IsTorn |= isAfter && !known.SequenceEqual(request.Data);
                request.Data.CopyTo(known);
                offset += known.Length;
            }
            finally
            {
                _client.Return(request);
            }
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask ReadPartsAsync(MapReadBuffer buffer, CancellationToken cancellationToken)
    {
        int begun = 0;
        int done = 0;
        bool isRefused = false;
        try
        {
            while (done < buffer.Pending.Length)
            {
                while (begun < buffer.Pending.Length && begun - done < _client.MaxInFlight)
                {
                    Begin(buffer, begun, cancellationToken);
                    begun++;
                }

                await buffer.Pending[done]!.WaitAsync().ConfigureAwait(false);
                isRefused |= !End(buffer, done);
                done++;
            }
        }
        catch
        {
            // Part number "done" has failed and been awaited; those behind it are still on their way.
            await GiveUpAsync(buffer, done, begun).ConfigureAwait(false);
            throw;
        }

        if (isRefused)
        {
            buffer.IsTorn = true;
            await LearnAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
    }

    // Once in ten minutes at most: the next reads leave out what is refused.
    private async Task LearnAsync(MapReadBuffer buffer, CancellationToken cancellationToken)
    {
        var search = new RefusalSearch(_client, _unit, _baseAddress, cancellationToken);
        for (int i = 0; i < buffer.Refused.Length; i++)
        {
            MapPart part = buffer.Requests.Parts[i];
            if (buffer.Refused[i] != 0)
            {
                MapBlock[] ranges = MapRanges.Distinct(_plan.Members
                    .Where(member => buffer.Requests.IsRead(member) && _plan.LocationOf(member).Block == part.Block)
                    .Select(buffer.Requests.RangeOf)
                    .Where(range => part.Range.Address <= range.Address && range.End <= part.Range.End));
                await search.SearchAsync(ranges, (ModbusExceptionCode)buffer.Refused[i]).ConfigureAwait(false);
            }
        }
    }

    private void Begin(MapReadBuffer buffer, int index, CancellationToken cancellationToken)
    {
        ModbusRequest request = _client.Rent(_unit, buffer.Requests.Reads[index]);
        buffer.Pending[index] = request;
        _client.Submit(request, cancellationToken);
    }

    private bool End(MapReadBuffer buffer, int index)
    {
        ModbusRequest request = buffer.Pending[index]!;
        bool isRefused = request.IsRefused(out ModbusExceptionCode code);
        buffer.Refused[index] = isRefused ? (byte)code : (byte)0;
        if (!isRefused)
        {
            MapPart part = buffer.Requests.Parts[index];
            _plan.Place(part.Block, part.Range, request.Data, buffer.Data);
        }

        buffer.Pending[index] = null;
        _client.Return(request);
        return !isRefused;
    }

    private async ValueTask GiveUpAsync(MapReadBuffer buffer, int failed, int end)
    {
        for (int i = failed; i < end; i++)
        {
            ModbusRequest request = buffer.Pending[i]!;
            if (i > failed)
            {
                request.Cancel();
                await AwaitEndAsync(request).ConfigureAwait(false);
            }

            buffer.Pending[i] = null;
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
            // The error that matters is that of the part before.
        }
    }
}
