using Coilwright.Analyzers.Descriptors;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>CW1108: an object is filled and written, and a property that was set stands in a table that nobody can write.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SetButNotWrittenAnalyzer() : UseAnalyzer(UseDescriptors.SetButNotWritten)
{
    private protected override void Register(CompilationStartAnalysisContext context, UseSymbols symbols)
    {
        if (KnownSymbols.From(context.Compilation) is { } known)
        {
            context.RegisterOperationAction(operation => Analyze(operation, symbols, known), OperationKind.Invocation);
        }
    }

    private void Analyze(OperationAnalysisContext context, UseSymbols symbols, KnownSymbols known)
    {
        var call = (IInvocationOperation)context.Operation;
        if (WrittenBy(call, symbols) is not { } values)
        {
            return;
        }

        foreach (IPropertyReferenceOperation set in Operations.Unwrap(values) is ILocalReferenceOperation local ? SetIn(local, call, symbols) : SetBy(values))
        {
            if (ReadOnlyTable(set.Property, known) is { } table)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptor, set.Syntax.GetLocation(), set.Property.Name, table, call.TargetMethod.Name));
            }
        }
    }

    /// <summary>The object whose values a call writes, or <see langword="null"/> for any other call.</summary>
    private static IOperation? WrittenBy(IInvocationOperation call, UseSymbols symbols) =>
        call.TargetMethod.Name.StartsWith("Write", StringComparison.Ordinal) && symbols.MapOf(call.Instance?.Type) is { } map
            ? call.Arguments.FirstOrDefault(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter?.Type, map))?.Value
            : null;

    // Set where the object is made. What is required there has to be set, written or not.
    private static IEnumerable<IPropertyReferenceOperation> SetBy(IOperation making) => Operations.Unwrap(making) switch
    {
        IObjectCreationOperation { Initializer: { } initializer } => Targets(initializer).Where(static set => !set.Property.IsRequired),
        IWithOperation copy => SetBy(copy.Operand).Concat(Targets(copy.Initializer)),
        _ => [],
    };

    private static IEnumerable<IPropertyReferenceOperation> Targets(IObjectOrCollectionInitializerOperation initializer) =>
        initializer.Initializers.OfType<ISimpleAssignmentOperation>().Select(static assignment => assignment.Target).OfType<IPropertyReferenceOperation>();

    // Set where the object is made, or afterwards and before the call. An object that goes elsewhere too may be filled for that.
    private static IEnumerable<IPropertyReferenceOperation> SetIn(ILocalReferenceOperation written, IInvocationOperation call, UseSymbols symbols)
    {
        if (Operations.Origin(written) is not { } origin || !(Operations.Unwrap(origin) is IObjectCreationOperation or IWithOperation || IsRead(origin, symbols)))
        {
            return [];
        }

        List<IPropertyReferenceOperation> set = [.. SetBy(origin)];
        List<IPropertySymbol> read = [];
        List<int> writes = [];
        foreach (ILocalReferenceOperation reference in Operations.References(written.Local, call))
        {
            switch (reference.Parent)
            {
                case var _ when Operations.Function(reference) != Operations.Function(call):
                    return [];
                case IPropertyReferenceOperation property when Operations.IsSet(property):
                    set.Add(property);
                    break;
                case IPropertyReferenceOperation property:
                    read.Add(property.Property);
                    break;
                case ISimpleAssignmentOperation { Parent: IExpressionStatementOperation, Value: IWithOperation copy } assignment when assignment.Target == reference:
                    set.AddRange(SetBy(copy));
                    break;
                case IWithOperation { Parent: ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } } when SymbolEqualityComparer.Default.Equals(target.Local, reference.Local):
                    break;
                case IArgumentOperation { Parent: IInvocationOperation write } argument when WrittenBy(write, symbols) == argument.Value:
                    writes.Add(write.Syntax.SpanStart);
                    break;
                default:
                    return [];
            }
        }

        int end = call.Syntax.SpanStart;
        return set.Where(property =>
            property.Syntax.SpanStart < end
            && !read.Contains(property.Property, SymbolEqualityComparer.Default)
            && !writes.Any(write => write > property.Syntax.SpanStart && write < end));
    }

    private static bool IsRead(IOperation origin, UseSymbols symbols) => Operations.Call(origin) is { } call && symbols.MapOf(call.TargetMethod.ContainingType) is not null;

    private static string? ReadOnlyTable(IPropertySymbol property, KnownSymbols known) =>
        KnownSymbols.Find(property, known.InputRegister) is not null ? "input registers"
        : KnownSymbols.Find(property, known.DiscreteInput) is not null ? "discrete inputs"
        : null;
}
