namespace Quickstart;

/// <summary>What the simulated meter measures: a noisy three-phase supply and a load that follows the hours of a day.</summary>
internal sealed class PowerGrid
{
    private const double WattSecondsPerKilowattHour = 3_600_000;

    private readonly Random _random = new();
    private TimeSpan _time = TimeSpan.FromHours(7);
    private double _temperature = 21;
    private double _imported;
    private bool _connected = true;

    /// <summary>Switches the load on or off; called when a client writes the meter's relay.</summary>
    public void Switch(bool connected) => _connected = connected;

    /// <summary>Lets <paramref name="elapsed"/> go by and shows the outcome on the meter.</summary>
    public void Advance(EnergyMeter meter, TimeSpan elapsed)
    {
        _time += elapsed;
        double sag = 1.5 * Math.Sin(_time.TotalHours * 2.1);
        (meter.VoltageL1, meter.CurrentL1, meter.PowerL1) = Phase(sag, share: 1.00);
        (meter.VoltageL2, meter.CurrentL2, meter.PowerL2) = Phase(sag, share: 0.82);
        (meter.VoltageL3, meter.CurrentL3, meter.PowerL3) = Phase(sag, share: 1.17);

        meter.Power = meter.PowerL1 + meter.PowerL2 + meter.PowerL3;
        meter.PowerFactor = (float)(0.96 + Noise(0.004));
        meter.ApparentPower = meter.Power / meter.PowerFactor;
        meter.ReactivePower = meter.ApparentPower * MathF.Sqrt(1 - (meter.PowerFactor * meter.PowerFactor));
        meter.PeakDemand = Math.Max(meter.PeakDemand, meter.Power);
        meter.Frequency = (decimal)Math.Round(50 + Noise(0.01), 2);
        meter.DistortionL1 = Math.Round(2.1 + Noise(0.1), 1);
        meter.DistortionL2 = Math.Round(1.9 + Noise(0.1), 1);
        meter.DistortionL3 = Math.Round(2.4 + Noise(0.1), 1);
        meter.Uptime += (uint)elapsed.TotalSeconds;
        meter.Overload = Math.Max(meter.CurrentL1, Math.Max(meter.CurrentL2, meter.CurrentL3)) > meter.CurrentLimit;

        // The counter moves in hundredths of a kilowatt-hour and only ever up; the rest waits for the next step.
        _imported += meter.Power * elapsed.TotalSeconds / WattSecondsPerKilowattHour;
        decimal counted = Math.Floor((decimal)_imported * 100) / 100;
        meter.EnergyImported += counted;
        _imported -= (double)counted;

        // The sensor needs five minutes to settle; until then the meter says that it has no value.
        _temperature += (21 + (meter.Power / 600) - _temperature) * 0.01;
        meter.Temperature = meter.Uptime < 300 ? null : Math.Round(_temperature, 1);
    }

    private (float Voltage, float Current, float Power) Phase(double sag, double share)
    {
        double voltage = 230 + sag + Noise(0.4);
        double power = _connected ? DayLoad() * share * (1 + Noise(0.02)) : 0;
        return ((float)voltage, (float)(power / voltage / 0.96), (float)power);
    }

    /// <summary>A load in watts with a morning and an evening peak.</summary>
    private double DayLoad()
    {
        double hour = _time.TotalHours % 24;
        return 450 + (1_400 * Peak(hour, 8, 1.5)) + (2_300 * Peak(hour, 19, 2.5));
    }

    private static double Peak(double hour, double at, double width) => Math.Exp(-Math.Pow((hour - at) / width, 2));

    /// <summary>Noise around zero that mostly stays within <paramref name="spread"/>.</summary>
    private double Noise(double spread) => (_random.NextDouble() + _random.NextDouble() + _random.NextDouble() - 1.5) * spread;
}
