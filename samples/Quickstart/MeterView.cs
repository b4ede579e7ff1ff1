using System.Globalization;
using Coilwright.Modbus;
using Spectre.Console;

namespace Quickstart;

/// <summary>Shows a reading: as a table on a terminal, as one line where the output is piped.</summary>
internal static class MeterView
{
    public static string Line(EnergyMeter now) => string.Create(
        CultureInfo.InvariantCulture,
        $"U {now.VoltageL1:F1} {now.VoltageL2:F1} {now.VoltageL3:F1} V   I {now.CurrentL1:F2} {now.CurrentL2:F2} {now.CurrentL3:F2} A   " +
        $"P {now.Power:F0} W   f {now.Frequency:F2} Hz   E {now.EnergyImported:F2} kWh   T {Temperature(now)}");

    public static Table Table(EnergyMeter now, MapReadResult result)
    {
        Table table = new Table().RoundedBorder().Title($"Meter {Markup.Escape(now.SerialNumber)}, firmware {Markup.Escape(now.Firmware)}");
        table.AddColumn("").AddColumns("L1", "L2", "L3", "Total").AddColumn("Unit");
        foreach (TableColumn column in table.Columns.Skip(1).Take(4))
        {
            column.RightAligned().Width(10);
        }

        Phases("Voltage", now.VoltageL1, now.VoltageL2, now.VoltageL3, "", EnergyMeterMembers.VoltageL1);
        Phases("Current", now.CurrentL1, now.CurrentL2, now.CurrentL3, "", EnergyMeterMembers.CurrentL1);
        Phases("Active power", now.PowerL1, now.PowerL2, now.PowerL3, Text(now.Power), EnergyMeterMembers.Power);
        Phases("Distortion", now.DistortionL1, now.DistortionL2, now.DistortionL3, "", EnergyMeterMembers.DistortionL1);
        Total("Apparent power", Text(now.ApparentPower), EnergyMeterMembers.ApparentPower);
        Total("Power factor", Text(now.PowerFactor), EnergyMeterMembers.PowerFactor);
        Total("Frequency", Text(now.Frequency), EnergyMeterMembers.Frequency);
        Total("Energy imported", Text(now.EnergyImported), EnergyMeterMembers.EnergyImported);
        Total("Temperature", now.Temperature is { } degrees ? Text(degrees) : "n/a", EnergyMeterMembers.Temperature);
        Total("Current limit", Text(now.CurrentLimit), EnergyMeterMembers.CurrentLimit);
        table.Caption(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Time.ToLocalTime():HH:mm:ss}   {result.Count(MemberQuality.Good)} good, {result.Count(MemberQuality.NotAvailable)} not available   " +
            $"rotation {now.Rotation}   {(now.Overload ? "[red]OVERLOAD[/]" : "no overload")}"));
        return table;

        void Phases(string name, double first, double second, double third, string total, MapMember member) =>
            table.AddRow(name, Text(first), Text(second), Text(third), total, member.Unit ?? "");

        void Total(string name, string value, MapMember member) => table.AddRow(name, "", "", "", value, member.Unit ?? "");
    }

    private static string Temperature(EnergyMeter now) =>
        now.Temperature is { } degrees ? string.Create(CultureInfo.InvariantCulture, $"{degrees:F1} °C") : "n/a";

    private static string Text(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString("F2", CultureInfo.InvariantCulture);
}
