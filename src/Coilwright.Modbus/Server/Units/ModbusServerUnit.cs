using Coilwright.Modbus.Pdus;
using Coilwright.Modbus.Server;

namespace Coilwright.Modbus;

/// <summary>
/// What a unit of a server has besides its registers and coils: what it says of itself, its counters, files and queues, and function
/// codes of one's own. What is not set here the unit does not know: it answers exception 1. Any thread may call, while clients are
/// connected as well.
/// </summary>
/// <remarks>
/// <para>
/// Every unit answers diagnostics (function code 8) but for the ASCII delimiter, and function codes 11 and 12. A client that forces a unit
/// into listen-only mode silences it for its own connection, until it restarts communications or connects anew: over TCP each connection is
/// a line of its own.
/// </para>
/// <code>
/// ModbusServerUnit unit = server.Unit(1);
/// unit.Identification = new() { VendorName = "Acme", ProductCode = "EM-3", Revision = "2.1" };
/// unit.SetServerId("EM-3"u8);
/// unit.AddFile(4).Write(0, 1, 2, 3);
/// unit.Handle((FunctionCode)65, (request, response) => ...);
/// </code>
/// </remarks>
public sealed class ModbusServerUnit
{
    private readonly ServedLine _line;
    private readonly Lock _lock = new();
    private readonly ModbusFunctionHandler?[] _handlers = new ModbusFunctionHandler?[PduShape.ExceptionFlag];
    private ModbusFifo[] _queues = [];
    private byte[]? _serverId;
    private int _exceptionStatus = -1;
    private DeviceIdentification? _identification;

    internal ModbusServerUnit(byte number, UnitStore store, ServedLine line)
    {
        Number = number;
        Store = store;
        _line = line;
        Counting = new UnitCounters(line);
    }

    /// <summary>The unit identifier.</summary>
    public byte Number { get; }

    /// <summary>
    /// What Read Device Identification (function code 43 with MEI type 14; specification V1.1b3, 6.21) tells, with as many answers as it takes;
    /// copied when set. <see langword="null"/>, the default, for none.
    /// </summary>
    /// <exception cref="ArgumentException">Vendor, product code or revision are missing, which every device has to have.</exception>
    public DeviceIdentification? Identification
    {
        get => Volatile.Read(ref _identification);
        set
        {
            ServedIdentification? served = value is null ? null : new ServedIdentification(value);
            lock (_lock)
            {
                Volatile.Write(ref _identification, value);
                ServedIdentification = served;
            }
        }
    }

    /// <summary>
    /// The eight bits of Read Exception Status (function code 7; specification V1.1b3, 6.7); <see langword="null"/>, the default, where the unit has none.
    /// </summary>
    public byte? ExceptionStatus
    {
        get => Volatile.Read(ref _exceptionStatus) is >= 0 and var status ? (byte)status : null;
        set => Volatile.Write(ref _exceptionStatus, value ?? -1);
    }

    /// <summary>
    /// The diagnostic register (function code 8, sub-function 2), whose bits mean what the device's manual says. 0 by default; clients clear
    /// it together with the counters.
    /// </summary>
    public ushort DiagnosticRegister { get; set; }

    /// <summary>What the unit has counted.</summary>
    public ModbusUnitCounters Counters => Counting.Read();

    internal UnitStore Store { get; }

    internal UnitCounters Counting { get; }

    internal FileStore Files { get; } = new();

    internal ServedIdentification? ServedIdentification { get; private set; }

    /// <summary>What function code 17 answers, or nothing.</summary>
    internal byte[]? ServerId => Volatile.Read(ref _serverId);

    internal bool HasQueues => Volatile.Read(ref _queues).Length > 0;

    /// <summary>Sets what Report Server ID (function code 17; specification V1.1b3, 6.13) answers.</summary>
    /// <param name="id">The server's id, which the device's manual explains: mostly one byte, or text.</param>
    /// <param name="isRunning">The run indicator that follows it.</param>
    /// <param name="additional">Whatever follows that. All together at most 251 bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is longer than that.</exception>
    public void SetServerId(ReadOnlySpan<byte> id, bool isRunning = true, ReadOnlySpan<byte> additional = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id.Length + 1 + additional.Length, PduLimits.MaxServerIdSize, nameof(id));
        Volatile.Write(ref _serverId, [.. id, isRunning ? (byte)0xFF : (byte)0, .. additional]);
    }

    /// <summary>Adds a file, which clients read and write by function codes 20 and 21.</summary>
    /// <param name="number">The file's number, 1 to 65535; many clients know 1 to 10 only.</param>
    /// <param name="recordCount">How many registers it has, 1 to 10000.</param>
    /// <exception cref="ArgumentException">The unit has the file already, or no file can be so.</exception>
    public ModbusFile AddFile(ushort number, int recordCount = PduLimits.FileRecordCount)
    {
        ArgumentOutOfRangeException.ThrowIfZero(number);
        ArgumentOutOfRangeException.ThrowIfLessThan(recordCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(recordCount, PduLimits.FileRecordCount);
        var file = new ModbusFile(Files, number, recordCount);
        Files.Add(file);
        return file;
    }

    /// <summary>Adds a queue, which clients read by function code 24.</summary>
    /// <param name="address">The address of its pointer register, by which clients ask for it.</param>
    /// <exception cref="ArgumentException">The unit has a queue there already.</exception>
    public ModbusFifo AddQueue(ushort address)
    {
        lock (_lock)
        {
            if (FindQueue(address) is not null)
            {
                throw new ArgumentException($"The unit has a queue at address {address} already.", nameof(address));
            }

            var queue = new ModbusFifo(address);
            Volatile.Write(ref _queues, [.. _queues, queue]);
            return queue;
        }
    }

    /// <summary>
    /// Answers a function code of one's own. The specification leaves 65 to 72 and 100 to 110 to users (V1.1b3, 5); any may be taken that the
    /// server itself does not know.
    /// </summary>
    /// <remarks>
    /// Handlers of one server, updates of its maps and handlers of writes run one at a time. A <see cref="ModbusDeviceException"/> refuses
    /// the request with its code, an <see cref="ArgumentOutOfRangeException"/> with exception 3, anything else with exception 4.
    /// </remarks>
    /// <param name="function">The function code, 1 to 127.</param>
    /// <param name="handler">Carries it out, on the thread of the connection.</param>
    /// <exception cref="ArgumentException">It is no function code, one that the server knows, or one that has a handler.</exception>
    public void Handle(FunctionCode function, ModbusFunctionHandler handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (function is 0 or >= (FunctionCode)PduShape.ExceptionFlag || Enum.IsDefined(function))
        {
            throw new ArgumentException($"A function code of one's own is within 1 to 127 and none of the specification's, not {function}.", nameof(function));
        }

        if (Interlocked.CompareExchange(ref _handlers[(int)function], handler, null) is not null)
        {
            throw new ArgumentException($"Function code {(int)function} has a handler already.", nameof(function));
        }

        _line.Add(function);
    }

    internal ModbusFunctionHandler? HandlerOf(FunctionCode function) =>
        (int)function < _handlers.Length ? Volatile.Read(ref _handlers[(int)function]) : null;

    internal ModbusFifo? FindQueue(ushort address)
    {
        foreach (ModbusFifo queue in Volatile.Read(ref _queues))
        {
            if (queue.Address == address)
            {
                return queue;
            }
        }

        return null;
    }
}
