using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus.Gateway;

/// <summary>
/// The reads of one device that are under way or were answered lately. Whatever is in it may be used, so whoever changes the device
/// empties it, before and after. Thread-safe.
/// </summary>
internal sealed class ReadCache(TimeSpan age, TimeProvider timeProvider)
{
    // A client that walks all addresses must not fill the memory.
    private const int Capacity = 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<ReadKey, SharedRead> _reads = [];

    /// <summary>Finds a read that is under way, or young enough, or begins one.</summary>
    /// <param name="key">What is read.</param>
    /// <param name="isOurs">Whether the caller has to carry it out, and then to call <see cref="End"/>.</param>
    public SharedRead Join(ReadKey key, out bool isOurs)
    {
        lock (_gate)
        {
            isOurs = !_reads.TryGetValue(key, out SharedRead? read)
                || (read.IsEnded && timeProvider.GetElapsedTime(read.StartedAt) > age);
            if (isOurs)
            {
                if (_reads.Count >= Capacity)
                {
                    _reads.Clear();
                }

                read = new SharedRead(timeProvider.GetTimestamp());
                _reads[key] = read;
            }

            return read!;
        }
    }

    /// <summary>Gives the answer to all who wait for it. One that is no data is theirs alone; later ones ask again.</summary>
    public void End(ReadKey key, SharedRead read, ReadOnlySpan<byte> response)
    {
        bool isData = !response.IsEmpty && !ExceptionResponse.Is(response);
        if (!isData)
        {
            lock (_gate)
            {
                if (_reads.TryGetValue(key, out SharedRead? present) && ReferenceEquals(present, read))
                {
                    _reads.Remove(key);
                }
            }
        }

        read.End(response);
    }

    /// <summary>Forgets everything. Those who wait for a read that is under way began before the change and may see the old state.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _reads.Clear();
        }
    }
}
