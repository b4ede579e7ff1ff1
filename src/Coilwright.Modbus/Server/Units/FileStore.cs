namespace Coilwright.Modbus.Server;

/// <summary>The files of a unit. What one request reads or writes is read or written at once.</summary>
internal sealed class FileStore
{
    private readonly Dictionary<ushort, ModbusFile> _files = [];

    /// <summary>Held while files are read or written.</summary>
    public Lock Lock { get; } = new();

    /// <exception cref="ArgumentException">There is the file already.</exception>
    public void Add(ModbusFile file)
    {
        lock (Lock)
        {
            if (!_files.TryAdd(file.Number, file))
            {
                throw new ArgumentException($"The unit has file {file.Number} already.");
            }
        }
    }

    /// <summary>Whether the unit has files at all.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (Lock)
            {
                return _files.Count == 0;
            }
        }
    }

    /// <summary>The data of a run of records; false where there are not all of them. Within the lock.</summary>
    public bool TryFind(FileRecord run, out Span<byte> data)
    {
        data = default;
        if (!_files.TryGetValue(run.File, out ModbusFile? file) || run.Record + run.Length > file.RecordCount)
        {
            return false;
        }

        data = file.Data.AsSpan(run.Record * 2, run.Length * 2);
        return true;
    }
}
