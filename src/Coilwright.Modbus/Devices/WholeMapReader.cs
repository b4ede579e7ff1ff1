using System.Runtime.CompilerServices;

namespace Coilwright.Modbus;

/// <summary>
/// Reads a map with its groups so that everything belongs together: finds out how many elements there are and keeps the layout for later
/// reads, and reads scales and counts that lie in another request before and after, again if they changed meanwhile.
/// </summary>
internal sealed class WholeMapReader(ModbusClient client, byte unit, ushort baseAddress, MapPlan plan)
{
    private const int MostAttempts = 5;

    private MapReader _reader = new(client, unit, baseAddress, plan);

    /// <summary>Reads all blocks.</summary>
    /// <returns>The buffer, to be given back to its <see cref="MapReadBuffer.Reader"/>.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<MapReadBuffer> ReadAsync(CancellationToken cancellationToken)
    {
        for (int attempt = 1; ;)
        {
            MapReader reader = Volatile.Read(ref _reader);
            MapPlan now = reader.Plan;
            MapReadBuffer buffer = now.Guards.Length == 0
                ? await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                : await ReadGuardedAsync(reader, cancellationToken).ConfigureAwait(false);
            if (!buffer.IsTorn && now.Matches(buffer.Data))
            {
                return buffer;
            }

            bool isTorn = buffer.IsTorn;
            MapPlan next = isTorn ? now : plan.Resolve(buffer.Data);
            reader.Return(buffer);
            if (!isTorn)
            {
                Volatile.Write(ref _reader, new MapReader(client, unit, baseAddress, next));
            }

            // Finding the layout out takes as many steps as counts depend on counts; only what changes again and again is given up.
            attempt += isTorn || next.ImageSize <= now.ImageSize ? 1 : 0;
            if (attempt > MostAttempts)
            {
                throw new ModbusValueException(
                    plan.MapName, FormattableString.Invariant($"A scale or count of {plan.MapName} changed during each of {MostAttempts} reads: read it less often, or lower its MaxRegistersPerRead."));
            }
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<MapReadBuffer> ReadGuardedAsync(MapReader reader, CancellationToken cancellationToken)
    {
        ModbusRequest[] before = reader.GuardRequests();
        int read = 0;
        try
        {
            for (; read < before.Length; read++)
            {
                before[read] = await reader.ReadGuardAsync(read, cancellationToken).ConfigureAwait(false);
            }

            MapReadBuffer buffer = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            buffer.IsTorn = false;
            try
            {
                for (int i = 0; i < before.Length; i++)
                {
                    ModbusRequest after = await reader.ReadGuardAsync(i, cancellationToken).ConfigureAwait(false);
                    buffer.IsTorn |= !after.Data.SequenceEqual(before[i].Data);
                    client.Return(after);
                }
            }
            catch
            {
                reader.Return(buffer);
                throw;
            }

            return buffer;
        }
        finally
        {
            for (int i = 0; i < read; i++)
            {
                client.Return(before[i]);
            }

            reader.ReturnGuards(before);
        }
    }
}
