using Coilwright.Modbus;

namespace SolarInverter;

/// <summary>A model that a device has.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Address">Its first register.</param>
/// <param name="Length">How many registers follow its two first.</param>
internal sealed record FoundModel(ushort Id, ushort Address, ushort Length);

/// <summary>Finds the SunSpec models of a device: a marker at one of three addresses, and behind it a chain of models up to one called 0xFFFF.</summary>
internal static class Discovery
{
    private const int LastAddress = ushort.MaxValue - ModelHeader.Size + 1;

    /// <summary>Where the marker may stand.</summary>
    public static IReadOnlyList<ushort> BaseAddresses { get; } = [0, 40000, 50000];

    /// <summary>The models in the order in which they stand.</summary>
    /// <exception cref="InvalidDataException">The device shows no marker, or its chain of models does not end.</exception>
    public static async Task<IReadOnlyList<FoundModel>> FindAsync(ModbusClient client, byte unit, CancellationToken cancellationToken)
    {
        foreach (ushort address in BaseAddresses)
        {
            if (await HasMarkerAsync(client, unit, address, cancellationToken))
            {
                return await FollowAsync(client, unit, (ushort)(address + SunSpecMarker.Size), cancellationToken);
            }
        }

        throw new InvalidDataException($"Unit {unit} shows no SunSpec marker at {string.Join(", ", BaseAddresses)}: it is no SunSpec device, or another unit of it is.");
    }

    // A device answers where it has no registers with one of these exceptions, which say no more than other registers would. Others are about the
    // device: that it is busy, or not reached, does not mean that it is no inverter.
    private static async Task<bool> HasMarkerAsync(ModbusClient client, byte unit, ushort address, CancellationToken cancellationToken)
    {
        try
        {
            return await new SunSpecMarkerClient(client, unit, address).ReadTextAsync(cancellationToken) == SunSpecMarker.Expected;
        }
        catch (ModbusDeviceException refused) when (refused.Code
            is ModbusExceptionCode.IllegalFunction or ModbusExceptionCode.IllegalDataAddress or ModbusExceptionCode.IllegalDataValue)
        {
            return false;
        }
    }

    private static async Task<IReadOnlyList<FoundModel>> FollowAsync(ModbusClient client, byte unit, int address, CancellationToken cancellationToken)
    {
        var models = new List<FoundModel>();
        while (address <= LastAddress)
        {
            ModelHeader header = await new ModelHeaderClient(client, unit, (ushort)address).ReadAsync(cancellationToken);
            if (header.Id == ModelHeader.EndId)
            {
                return models;
            }

            models.Add(new FoundModel(header.Id, (ushort)address, header.Length));
            address += ModelHeader.Size + header.Length;
        }

        throw new InvalidDataException($"The models of unit {unit} do not end before the last register.");
    }
}
