using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>Durations that stand in the source.</summary>
internal static class Durations
{
    /// <summary>The duration that an expression makes of constants, or <see langword="null"/> where it takes more than the source to know it.</summary>
    public static TimeSpan? Of(IOperation? operation) => operation is null ? null : Operations.SettledOrigin(operation) switch
    {
        IInvocationOperation { TargetMethod: { IsStatic: true } method } call when IsTimeSpan(method.ContainingType) =>
            Sum(call.Arguments, method.Name.StartsWith("From", StringComparison.Ordinal) ? method.Name.Substring(4) : method.Name),
        IObjectCreationOperation creation when IsTimeSpan(creation.Type) => Sum(creation.Arguments, ""),
        _ => null,
    };

    /// <summary>How long a call pauses, or <see langword="null"/> where it does not or the source does not tell.</summary>
    public static TimeSpan? OfPause(IInvocationOperation call) => call switch
    {
        { TargetMethod: { Name: "Delay" or "Sleep", ContainingType.Name: "Task" or "Thread" }, Arguments.Length: > 0 } => OfDelay(call.Arguments[0].Value),
        { TargetMethod.Name: "WaitForNextTickAsync", Instance: { } timer } =>
            Operations.SettledOrigin(timer) is IObjectCreationOperation { Arguments.Length: > 0 } creation ? Of(creation.Arguments[0].Value) : null,
        _ => null,
    };

    /// <summary>How a message tells a duration.</summary>
    public static string Text(TimeSpan duration) => duration < TimeSpan.FromSeconds(1)
        ? duration.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture) + " ms"
        : duration.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s";

    private static TimeSpan? OfDelay(IOperation time) => time.ConstantValue is { HasValue: true, Value: int milliseconds } ? TimeSpan.FromMilliseconds(milliseconds) : Of(time);

    private static bool IsTimeSpan(ITypeSymbol? type) => type is { Name: "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    // The parameters are named for their units; one of a single number may be called 'value' and leave that to the method.
    private static TimeSpan? Sum(IEnumerable<IArgumentOperation> arguments, string unitOfValue)
    {
        double ticks = 0;
        foreach (IArgumentOperation argument in arguments)
        {
            string name = argument.Parameter?.Name ?? "";
            if (argument.Value.ConstantValue is not { HasValue: true, Value: IConvertible number } || TicksIn(name == "value" ? unitOfValue : name) is not { } unit)
            {
                return null;
            }

            ticks += number.ToDouble(CultureInfo.InvariantCulture) * unit;
        }

        return Math.Abs(ticks) < long.MaxValue ? TimeSpan.FromTicks((long)ticks) : null;
    }

    private static double? TicksIn(string unit) => unit.ToUpperInvariant() switch
    {
        "DAYS" => TimeSpan.TicksPerDay,
        "HOURS" => TimeSpan.TicksPerHour,
        "MINUTES" => TimeSpan.TicksPerMinute,
        "SECONDS" => TimeSpan.TicksPerSecond,
        "MILLISECONDS" => TimeSpan.TicksPerMillisecond,
        "MICROSECONDS" => TimeSpan.TicksPerMillisecond / 1000d,
        "TICKS" => 1,
        _ => null,
    };
}
