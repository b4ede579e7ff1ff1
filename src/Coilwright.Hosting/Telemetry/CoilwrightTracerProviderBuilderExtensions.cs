using Coilwright.Hosting;

namespace OpenTelemetry.Trace;

/// <summary>Collects the activities of Coilwright.</summary>
public static class CoilwrightTracerProviderBuilderExtensions
{
    /// <summary>Adds the activities of calls, at clients and at servers. They cost nothing before it is called.</summary>
    /// <param name="builder">Of <c>services.AddOpenTelemetry().WithTracing(…)</c>, for example.</param>
    public static TracerProviderBuilder AddCoilwrightInstrumentation(this TracerProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddSource(CoilwrightInstrumentation.Names);
    }
}
