using Coilwright.Analyzers.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>CW1107: a map is watched at a period that is shorter than what a request may take. Silent unless both stand in the method.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WatchPeriodAnalyzer() : UseAnalyzer(UseDescriptors.TimeoutBeyondPeriod)
{
    private const string Timeout = "RequestTimeout";
    private const string Options = "options";

    /// <summary>What <c>ModbusClientOptions.RequestTimeout</c> and <c>WatchOptions.Period</c> are where nobody sets them.</summary>
    internal static readonly TimeSpan Default = TimeSpan.FromSeconds(1);

    private protected override void Register(CompilationStartAnalysisContext context, UseSymbols symbols) =>
        context.RegisterOperationAction(operation => Analyze(operation, symbols), OperationKind.Invocation);

    private void Analyze(OperationAnalysisContext context, UseSymbols symbols)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call is { TargetMethod.Name: "WatchAsync", Instance: { } watched }
            && symbols.MapOf(watched.Type) is not null
            && Period(call) is { } period
            && Operations.SettledOrigin(watched) is IObjectCreationOperation mapClient
            && Operations.Argument(mapClient.Arguments, "client") is { } client
            && Operations.SettledOrigin(client) is IInvocationOperation opening
            && UseSymbols.Opens(opening.TargetMethod) is not null
            && TimeoutOf(opening) is { } timeout
            && timeout > period)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, call.Syntax.GetLocation(), Durations.Text(timeout), Durations.Text(period)));
        }
    }

    private static TimeSpan? Period(IInvocationOperation watch) => Operations.Argument(watch.Arguments, "period") is { } period
        ? Durations.Of(period)
        : Setting(Operations.Argument(watch.Arguments, Options), "Period");

    private static TimeSpan? TimeoutOf(IInvocationOperation opening) =>
        Operations.Argument(opening.Arguments, Options) is { } options && options.ConstantValue is not { HasValue: true, Value: null }
            ? Setting(options, Timeout)
            : Default;

    // What the object is made with, as long as nobody else can have set it since.
    private static TimeSpan? Setting(IOperation? options, string name)
    {
        if (options is null
            || Operations.SettledOrigin(options) is not IObjectCreationOperation { Arguments.IsEmpty: true } creation
            || (Operations.Unwrap(options) is ILocalReferenceOperation local && !Operations.References(local.Local, options).All(use => KeepsSetting(use, name))))
        {
            return null;
        }

        IOperation? value = creation.Initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var property } && property == name)?.Value;
        return value is null ? Default : Durations.Of(value);
    }

    private static bool KeepsSetting(ILocalReferenceOperation use, string name) => use.Parent switch
    {
        IPropertyReferenceOperation property => property.Property.Name != name || property.Parent is not IAssignmentOperation assignment || assignment.Target != property,
        IArgumentOperation { Parent: IInvocationOperation call } => call.TargetMethod.ContainingAssembly.Name.StartsWith("Coilwright", StringComparison.Ordinal),
        _ => false,
    };
}
