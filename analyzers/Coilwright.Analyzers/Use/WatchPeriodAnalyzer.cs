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
    private const string PollGroups = "PollGroups";

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

    private static TimeSpan? Period(IInvocationOperation watch)
    {
        if (Operations.Argument(watch.Arguments, "period") is { } period)
        {
            return Durations.Of(period);
        }

        IOperation? options = Operations.Argument(watch.Arguments, Options);
        return options is null ? null : Groups(options) is { } groups ? groups.Min(Durations.Of) : Setting(options, "Period");
    }

    // Where poll groups are watched, each has a period of its own, and that of the options is not looked at. The shortest counts; those that the source does not tell may be longer.
    private static IEnumerable<IOperation>? Groups(IOperation options) =>
        Operations.SettledOrigin(options) is IObjectCreationOperation { Initializer: { } initializer }
        && initializer.Initializers.OfType<IMemberInitializerOperation>()
            .FirstOrDefault(static member => member.InitializedMember is IPropertyReferenceOperation { Property.Name: PollGroups }) is { } groups
        && (Operations.Unwrap(options) is not ILocalReferenceOperation local || Operations.References(local.Local, options).All(static use => KeepsSetting(use, PollGroups)))
            ? groups.Initializer.Initializers.OfType<ISimpleAssignmentOperation>().Select(static group => group.Value)
            : null;

    private static TimeSpan? TimeoutOf(IInvocationOperation opening) =>
        Operations.Argument(opening.Arguments, Options) is { } options && options.ConstantValue is not { HasValue: true, Value: null }
            ? Setting(options, Timeout)
            : Default;

    // What the object is made with, or what it is given once and for all, as long as nobody else can have set it since.
    private static TimeSpan? Setting(IOperation options, string name)
    {
        if (Operations.SettledOrigin(options) is not IObjectCreationOperation { Arguments.IsEmpty: true } creation)
        {
            return null;
        }

        IOperation? value = creation.Initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: var property } && property == name)?.Value;
        if (Operations.Unwrap(options) is ILocalReferenceOperation local)
        {
            ILocalReferenceOperation[] changes = [.. Operations.References(local.Local, options).Where(use => !KeepsSetting(use, name))];
            if (changes.Length > 1 || (changes.Length == 1 && SetOnce(changes[0], options) is null))
            {
                return null;
            }

            value = changes.Length == 1 ? SetOnce(changes[0], options) : value;
        }

        return value is null ? Default : Durations.Of(value);
    }

    private static bool KeepsSetting(ILocalReferenceOperation use, string name) => use.Parent switch
    {
        IPropertyReferenceOperation property => property.Property.Name != PollGroups && (property.Property.Name != name || !Operations.IsSet(property)),
        IArgumentOperation { Parent: IInvocationOperation call } => UseSymbols.IsOurs(call.TargetMethod.ContainingType),
        _ => false,
    };

    // A statement beside the declaration and before the use is no matter of a condition.
    private static IOperation? SetOnce(ILocalReferenceOperation use, IOperation options) =>
        use.Parent is IPropertyReferenceOperation { Property.Name: not PollGroups, Parent: ISimpleAssignmentOperation { Parent: IExpressionStatementOperation statement } assignment }
        && use.Syntax.SpanStart < options.Syntax.SpanStart
        && statement.Parent is IBlockOperation block
        && block.Locals.Contains(use.Local, SymbolEqualityComparer.Default)
            ? assignment.Value
            : null;
}
