using Coilwright.Hosting;

namespace OpenTelemetry.Metrics;

/// <summary>Collects what Coilwright measures.</summary>
public static class CoilwrightMeterProviderBuilderExtensions
{
    /// <summary>Adds the meters of clients and servers, which TELEMETRY.md lists. They cost nothing before it is called.</summary>
    /// <param name="builder">Of <c>services.AddOpenTelemetry().WithMetrics(…)</c>, for example.</param>
    public static MeterProviderBuilder AddCoilwrightInstrumentation(this MeterProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddMeter(CoilwrightInstrumentation.Names);
    }
}
