using System.Runtime.CompilerServices;

namespace Coilwright.Modbus;

/// <summary>
/// Reads a map with its groups so that everything belongs together: finds out how many elements there are and keeps the layout for later
/// reads, and reads again where scales or counts changed meanwhile, or where the unit refused something that it then is not asked for.
/// </summary>
internal sealed class WholeMapReader(ModbusClient client, byte unit, ushort baseAddress, MapPlan plan)
{
    private const int MostAttempts = 5;

    private MapReader _reader = new(client, unit, baseAddress, plan);

    /// <summary>Reads all blocks.</summary>
    /// <param name="isWhole">Whether nothing may be left out: then a member that the unit refuses ends the read.</param>
    /// <param name="cancellationToken">Gives the read up.</param>
    /// <returns>The buffer, to be given back to its <see cref="MapReadBuffer.Reader"/>.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<MapReadBuffer> ReadAsync(bool isWhole, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ;)
        {
            MapReader reader = Volatile.Read(ref _reader);
            MapReadBuffer buffer = reader.Rent();
            MapPlan? next;
            bool isFound;
            try
            {
                if ((isWhole ? buffer.Requests.FirstRefused : buffer.Requests.RefusedCount) is { } refused)
                {
                    throw reader.RefusalOf(buffer.Requests, refused).ToError();
                }

                await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                next = buffer.IsTorn || reader.Plan.Matches(buffer.Data) ? null : plan.Resolve(buffer.Data);
                isFound = next?.ImageSize > reader.Plan.ImageSize && reader.Plan.HasCountsOf(buffer.Data);
            }
            catch
            {
                reader.Return(buffer);
                throw;
            }

            if (next is null && !buffer.IsTorn)
            {
                return buffer;
            }

            reader.Return(buffer);
            if (next is not null)
            {
                Volatile.Write(ref _reader, new MapReader(client, unit, baseAddress, next));
            }

            // Finding the layout out takes as many steps as counts depend on counts; only what changes again and again is given up.
            attempt += isFound ? 0 : 1;
            if (attempt > MostAttempts)
            {
                throw new ModbusValueException(
                    plan.MapName, FormattableString.Invariant($"A scale or count of {plan.MapName}, or what unit {unit} gives of it, changed during each of {MostAttempts} reads: read it less often, or lower its MaxRegistersPerRead."));
            }
        }
    }
}
