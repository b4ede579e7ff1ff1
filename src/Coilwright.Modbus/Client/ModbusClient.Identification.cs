using System.Runtime.CompilerServices;
using Coilwright.Modbus.Pdus;

namespace Coilwright.Modbus;

/// <summary>Read Device Identification: function code 43 with MEI type 14.</summary>
public sealed partial class ModbusClient
{
    /// <summary>
    /// Reads what a device says of itself, in as many requests as it takes, all within one <see cref="ModbusClientOptions.RequestTimeout"/>.
    /// A device that says that more follows and does not go on is an error, not an endless loop.
    /// </summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="category">How much to read; one object alone is read by <see cref="ReadDeviceObjectAsync(byte, byte, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    public async ValueTask<DeviceIdentification> ReadDeviceIdentificationAsync(
        byte unit,
        DeviceIdentificationCategory category = DeviceIdentificationCategory.Regular,
        CancellationToken cancellationToken = default)
    {
        var identification = new DeviceIdentification();
        await ReadDeviceIdentificationAsync(unit, identification, category, cancellationToken).ConfigureAwait(false);
        return identification;
    }

    /// <summary>
    /// Reads what a device says of itself into what is there already, which allocates nothing where the device says the same as the last time.
    /// Otherwise as <see cref="ReadDeviceIdentificationAsync(byte, DeviceIdentificationCategory, CancellationToken)"/>.
    /// </summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="target">Then has the objects that were read and no others; after an error, those that came before it beside its own.</param>
    /// <param name="category">How much to read; one object alone is read by <see cref="ReadDeviceObjectAsync(byte, byte, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask ReadDeviceIdentificationAsync(
        byte unit,
        DeviceIdentification target,
        DeviceIdentificationCategory category = DeviceIdentificationCategory.Regular,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (category == DeviceIdentificationCategory.Individual)
        {
            throw new ArgumentOutOfRangeException(nameof(category), category, $"One object is read by {nameof(ReadDeviceObjectAsync)}.");
        }

        target.BeginReading();
        CallProgress progress = BeginCall();
        int from = 0;
        do
        {
            ModbusRequest request = RentIdentification(unit, category, (byte)from);
            try
            {
                request.Continue(progress, _requestTimeout);
                await SendAsync(request, cancellationToken).ConfigureAwait(false);
                request.ThrowUnlessAnswered();
                from = Take(request, from, target);
            }
            finally
            {
                Return(request);
            }
        }
        while (from > 0);

        target.EndReading();
    }

    /// <summary>Reads one object of what a device says of itself.</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="objectId">Which object: 0 vendor, 1 product code, 2 revision; from 0x80 on the vendor's own.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>Its value, mostly ASCII.</returns>
    public ValueTask<byte[]> ReadDeviceObjectAsync(byte unit, byte objectId, CancellationToken cancellationToken = default) =>
        CallAsync(RentIdentification(unit, DeviceIdentificationCategory.Individual, objectId), 0, static (request, _) => ObjectOf(request).ToArray(), cancellationToken);

    /// <summary>Reads one object of what a device says of itself, without allocating.</summary>
    /// <param name="unit">The unit identifier.</param>
    /// <param name="objectId">Which object: 0 vendor, 1 product code, 2 revision; from 0x80 on the vendor's own.</param>
    /// <param name="destination">Takes its value, up to 244 bytes; what does not fit is left out.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>How many bytes were filled.</returns>
    public ValueTask<int> ReadDeviceObjectAsync(byte unit, byte objectId, Memory<byte> destination, CancellationToken cancellationToken = default) =>
        CallAsync(
            RentIdentification(unit, DeviceIdentificationCategory.Individual, objectId),
            destination,
            static (request, into) => CopyFirst(ObjectOf(request), into.Span),
            cancellationToken);

    /// <inheritdoc cref="ReadDeviceIdentificationAsync(byte, DeviceIdentificationCategory, CancellationToken)"/>
    public DeviceIdentification ReadDeviceIdentification(
        byte unit, DeviceIdentificationCategory category = DeviceIdentificationCategory.Regular) =>
        Blocking.Wait(ReadDeviceIdentificationAsync(unit, category, CancellationToken.None));

    /// <inheritdoc cref="ReadDeviceIdentificationAsync(byte, DeviceIdentification, DeviceIdentificationCategory, CancellationToken)"/>
    public void ReadDeviceIdentification(
        byte unit, DeviceIdentification target, DeviceIdentificationCategory category = DeviceIdentificationCategory.Regular) =>
        Blocking.Wait(ReadDeviceIdentificationAsync(unit, target, category, CancellationToken.None));

    /// <inheritdoc cref="ReadDeviceObjectAsync(byte, byte, CancellationToken)"/>
    public byte[] ReadDeviceObject(byte unit, byte objectId) =>
        Call(RentIdentification(unit, DeviceIdentificationCategory.Individual, objectId), 0, static (request, _) => ObjectOf(request).ToArray());

    /// <inheritdoc cref="ReadDeviceObjectAsync(byte, byte, Memory{byte}, CancellationToken)"/>
    public int ReadDeviceObject(byte unit, byte objectId, Span<byte> destination) => Call(
        RentIdentification(unit, DeviceIdentificationCategory.Individual, objectId), destination, static (request, into) => CopyFirst(ObjectOf(request), into));

    /// <summary>Takes the objects of one answer.</summary>
    /// <returns>Where to go on; 0 at the end.</returns>
    private static int Take(ModbusRequest request, int from, DeviceIdentification target)
    {
        _ = DeviceIdentificationResponse.TryParse(request.ResponsePdu, out DeviceIdentificationResponse response, out _);
        foreach (DeviceObject item in response)
        {
            target.Take(item);
        }

        // Each answer has to come further than the one before: so there are 256 of them at most, and no device keeps us for ever.
        return !response.MoreFollows ? 0
            : response.NextObjectId > from ? response.NextObjectId
            : throw request.Mismatch(PduFault.NoProgress);
    }

    private static ReadOnlySpan<byte> ObjectOf(ModbusRequest request)
    {
        _ = DeviceIdentificationRequest.TryParse(request.Pdu, out DeviceIdentificationRequest read, out _);
        _ = DeviceIdentificationResponse.TryParse(request.ResponsePdu, out DeviceIdentificationResponse response, out _);
        foreach (DeviceObject item in response)
        {
            if (item.Id == read.ObjectId)
            {
                return item.Value;
            }
        }

        throw request.Mismatch(PduFault.EchoMismatch);
    }

    private ModbusRequest RentIdentification(byte unit, DeviceIdentificationCategory category, byte objectId)
    {
        var read = new DeviceIdentificationRequest(category, objectId);
        ModbusRequest request = Rent(unit);
        request.Size = read.Write(request.Buffer);
        return request;
    }
}
