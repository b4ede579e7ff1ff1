using System.Runtime.CompilerServices;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>Reads and writes one unit through a register map; the base of every generated client. Any number of callers may share it.</summary>
/// <typeparam name="TMap">The map.</typeparam>
public abstract partial class ModbusMapClient<TMap>
    where TMap : IModbusRegisterMap<TMap>
{
    private readonly MapWriter _writer;

    /// <summary>Puts the map over a unit of a client.</summary>
    /// <param name="client">The client, which stays the caller's to dispose.</param>
    /// <param name="unit">The unit identifier, 0 to 255.</param>
    /// <param name="baseAddress">What is added to every address of the map, 0 to 65535.</param>
    /// <exception cref="ArgumentOutOfRangeException">The base address moves a part of the map beyond address 65535.</exception>
    protected ModbusMapClient(ModbusClient client, byte unit, ushort baseAddress)
    {
        ArgumentNullException.ThrowIfNull(client);
        MapPlan plan = TMap.Plan;
        foreach (MapBlock block in plan.BlockSpan)
        {
            if (baseAddress + block.End > PduLimits.AddressCount)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(baseAddress), baseAddress, $"{plan.MapName} would end at address {baseAddress + block.End - 1}, beyond 65535.");
            }
        }

        Client = client;
        Unit = unit;
        BaseAddress = baseAddress;
        Reader = new WholeMapReader(client, unit, baseAddress, plan);
        _writer = new MapWriter(client, unit, baseAddress, plan);
    }

    /// <summary>The client that carries the requests.</summary>
    public ModbusClient Client { get; }

    /// <summary>The unit identifier.</summary>
    public byte Unit { get; }

    /// <summary>What is added to every address of the map.</summary>
    public ushort BaseAddress { get; }

    /// <summary>
    /// Whether every write is read back, within the same <see cref="ModbusClientOptions.RequestTimeout"/>; if the device then holds something else,
    /// the write throws <see cref="ModbusVerificationException"/> with both values. <see langword="false"/> by default:
    /// <c>new EnergyMeterClient(client) { VerifiesWrites = true }</c>.
    /// </summary>
    public bool VerifiesWrites { get => _writer.Verifies; init => _writer.Verifies = value; }

    private protected WholeMapReader Reader { get; }

    /// <summary>Reads the whole map, in as few requests as its plan allows, into a new object.</summary>
    /// <exception cref="ModbusDeviceException">
    /// The device refuses a member, which the message names: a new object would hold a zero there that nobody has read. What it was
    /// refused is not asked for again for ten minutes, so that this is thrown at once.
    /// </exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<TMap> ReadAsync(CancellationToken cancellationToken = default)
    {
        MapReadBuffer buffer = await Reader.ReadAsync(isWhole: true, cancellationToken).ConfigureAwait(false);
        try
        {
            return TMap.Decode(buffer.Reader.Plan, buffer.Data);
        }
        finally
        {
            buffer.Reader.Return(buffer);
        }
    }

    /// <summary>Reads one member. Called by generated code.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected async ValueTask<T> ReadMemberAsync<T>(MapMember<T> member, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        if (member.Scale is not null)
        {
            return await ReadScaledAsync(member, cancellationToken).ConfigureAwait(false);
        }

        var read = new ReadRequest(member.Table.ReadFunction(), (ushort)(BaseAddress + member.Address), member.Count);
        ModbusRequest request = Client.Rent(Unit, read);
        try
        {
            await Client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            request.ThrowUnlessAnswered();
            return member.Decode(request.Data);
        }
        finally
        {
            Client.Return(request);
        }
    }

    /// <summary>Writes one member. Called by generated code.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The member does not accept the value; nothing was sent.</exception>
    protected ValueTask WriteMemberAsync<T>(MapMember<T> member, T value, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        var block = new MapWriteBlock(member.Table, member.Address, member.Count) { Mask = member.Mask, WriteBy = member.WriteBy };
        Span<byte> data = stackalloc byte[PduLimits.MaxSize];
        data = data[..block.Size];
        data.Clear();
        if (member.Scale is { } scale)
        {
            return WriteScaledAsync(member, scale, value, block, cancellationToken);
        }

        member.EncodeChecked(value, data);
        return _writer.WriteAsync(block, data, Client.BeginCall(), cancellationToken);
    }
}
