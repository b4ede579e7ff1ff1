using Coilwright;
using Coilwright.Modbus;

namespace SolarInverter;

/// <summary>Reads the models that are declared here, and says what they hold.</summary>
internal sealed class Report(ModbusClient client, byte unit, TextWriter output)
{
    public async Task WriteAsync(FoundModel model, CancellationToken cancellationToken)
    {
        switch (model.Id)
        {
            case 1:
                await WriteAsync(model, new CommonModelClient(client, unit, model.Address), Describe, cancellationToken);
                break;
            case 103:
                await WriteAsync(model, new InverterModelClient(client, unit, model.Address), Describe, cancellationToken);
                break;
            case 120:
                await WriteAsync(model, new NameplateModelClient(client, unit, model.Address), Describe, cancellationToken);
                break;
            case 160:
                await WriteAsync(model, new MpptModelClient(client, unit, model.Address), Describe, cancellationToken);
                break;
            case 701:
                await WriteAsync(model, new AcMeasurementModelClient(client, unit, model.Address), Describe, cancellationToken);
                break;
            default:
                await output.WriteLineAsync($"Model {model.Id} at {model.Address}: {model.Length} registers that no map here declares.");
                break;
        }
    }

    // A device may refuse a register that its model should have: the rest of it is read all the same, and the result names what is missing.
    private async Task WriteAsync<TModel>(
        FoundModel model, ModbusReusableMapClient<TModel> device, Func<TModel, IEnumerable<string>> describe, CancellationToken cancellationToken)
        where TModel : class, IReusableRegisterMap<TModel>, new()
    {
        var values = new TModel();
        MapReadResult result;
        try
        {
            result = await device.ReadAsync(values, cancellationToken);
        }
        catch (CoilwrightException error) when (error is ModbusDeviceException or ModbusValueException)
        {
            // What is wrong with one model says nothing of the next.
            await output.WriteLineAsync($"Model {model.Id} at {model.Address}: {error.Message}");
            return;
        }

        await output.WriteLineAsync($"Model {model.Id} at {model.Address}: {result.Count(MemberQuality.Good)} values, {result.Count(MemberQuality.NotAvailable)} not implemented");
        foreach (string line in describe(values))
        {
            await output.WriteLineAsync("    " + line);
        }

        foreach (MapMember refused in result.Refused)
        {
            await output.WriteLineAsync($"    refused: {refused.Name}");
        }
    }

    private static IEnumerable<string> Describe(CommonModel common) =>
        [$"{common.Mn} {common.Md}, version {common.Vr}, serial number {common.SN}"];

    private static IEnumerable<string> Describe(InverterModel inverter) =>
    [
        $"{inverter.St}, events: {inverter.Evt1}",
        $"AC power {Text(inverter.W, "W")}, apparent {Text(inverter.VA, "VA")}, power factor {Text(inverter.PF, "%")}, frequency {Text(inverter.Hz, "Hz")}",
        $"voltages {Text(inverter.PhVphA, "V")}, {Text(inverter.PhVphB, "V")}, {Text(inverter.PhVphC, "V")}",
        $"currents {Text(inverter.AphA, "A")}, {Text(inverter.AphB, "A")}, {Text(inverter.AphC, "A")}",
        $"energy {Text(inverter.WH, "Wh")}, DC power {Text(inverter.DCW, "W")}, cabinet {Text(inverter.TmpCab, "°C")}, heat sink {Text(inverter.TmpSnk, "°C")}",
    ];

    private static IEnumerable<string> Describe(NameplateModel nameplate) =>
        [$"{nameplate.DERTyp}, rated {Text(nameplate.WRtg, "W")}, {Text(nameplate.VARtg, "VA")}, {Text(nameplate.ARtg, "A")}"];

    private static IEnumerable<string> Describe(MpptModel mppt) => mppt.Modules.Select(module =>
        $"input {module.ID} {module.IDStr}: {module.DCSt}, {Text(module.DCV, "V")}, {Text(module.DCA, "A")}, {Text(module.DCW, "W")}, {Text(module.DCWH, "Wh")}");

    private static IEnumerable<string> Describe(AcMeasurementModel ac) =>
    [
        $"{ac.ACType}, {ac.InvSt}, {ac.ConnSt}, alarms: {ac.Alrm}",
        $"power {Text(ac.W, "W")} ({Text(ac.WL1, "W")}, {Text(ac.WL2, "W")}, {Text(ac.WL3, "W")}), current {Text(ac.A, "A")}, frequency {Text(ac.Hz, "Hz")}",
        $"energy injected {Text(ac.TotWhInj, "Wh")}, absorbed {Text(ac.TotWhAbs, "Wh")}",
    ];

    private static string Text(IFormattable? value, string unit) => value is null ? "n/a" : FormattableString.Invariant($"{value} {unit}");
}
