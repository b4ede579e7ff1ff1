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
        if (!call.TargetMethod.Name.StartsWith("Write", StringComparison.Ordinal)
            || symbols.MapOf(call.Instance?.Type) is not { } map
            || call.Arguments.FirstOrDefault(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter?.Type, map))?.Value is not { } values)
        {
            return;
        }

        foreach (IPropertyReferenceOperation set in Set(Operations.Unwrap(values), call))
        {
            if (ReadOnlyTable(set.Property, known) is { } table)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptor, set.Syntax.GetLocation(), set.Property.Name, table, call.TargetMethod.Name));
            }
        }
    }

    // Set where the object is made, or afterwards and before the call.
    private static IEnumerable<IPropertyReferenceOperation> Set(IOperation values, IInvocationOperation call)
    {
        IEnumerable<IOperation> initial = Operations.Origin(values) is IObjectCreationOperation { Initializer: { } initializer } ? initializer.Initializers : [];
        IEnumerable<IOperation> later = values is ILocalReferenceOperation { Local: var local }
            ? Operations.References(local, call)
                .Where(reference => reference.Syntax.SpanStart < call.Syntax.SpanStart)
                .Select(static reference => reference.Parent?.Parent)
                .OfType<IOperation>()
            : [];
        return initial.Concat(later)
            .OfType<ISimpleAssignmentOperation>()
            .Select(static assignment => assignment.Target)
            .OfType<IPropertyReferenceOperation>();
    }

    private static string? ReadOnlyTable(IPropertySymbol property, KnownSymbols known) =>
        KnownSymbols.Find(property, known.InputRegister) is not null ? "input registers"
        : KnownSymbols.Find(property, known.DiscreteInput) is not null ? "discrete inputs"
        : null;
}
