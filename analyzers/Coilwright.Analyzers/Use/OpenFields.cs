using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>
/// The private fields in which a type keeps what it opens. A type that cannot be disposed and only ever asks such a field for something leaves
/// its connection open, and so it does where the client of a map or service over it lies in another such field. What a static field holds lives
/// as long as the program.
/// </summary>
internal sealed class OpenFields
{
    private readonly UseSymbols _symbols;
    private readonly DiagnosticDescriptor _descriptor;
    private readonly ImmutableArray<IFieldSymbol> _fields;
    private readonly ConcurrentDictionary<IFieldSymbol, bool> _handedOn = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentBag<(IFieldSymbol Field, IFieldSymbol By)> _borrowed = [];
    private readonly ConcurrentBag<(IFieldSymbol Field, IInvocationOperation Opening)> _openings = [];

    private OpenFields(UseSymbols symbols, DiagnosticDescriptor descriptor, ImmutableArray<IFieldSymbol> fields)
    {
        _symbols = symbols;
        _descriptor = descriptor;
        _fields = fields;
    }

    /// <summary>Watches the type, if it has such fields.</summary>
    public static void Register(SymbolStartAnalysisContext context, UseSymbols symbols, DiagnosticDescriptor descriptor)
    {
        var type = (INamedTypeSymbol)context.Symbol;

        // What nested types do to the field is not seen here.
        if (type.TypeKind is not TypeKind.Class || UseSymbols.IsDisposable(type) || type.GetTypeMembers().Any(static nested => nested.TypeKind is not (TypeKind.Enum or TypeKind.Delegate)))
        {
            return;
        }

        ImmutableArray<IFieldSymbol> fields = [.. type.GetMembers().OfType<IFieldSymbol>().Where(field => IsCandidate(field, symbols))];
        if (fields.Any(static field => UseSymbols.IsDisposable(field.Type)))
        {
            OpenFields watched = new(symbols, descriptor, fields);
            context.RegisterOperationAction(watched.SeeReference, OperationKind.FieldReference);
            context.RegisterOperationAction(watched.SeeInitializer, OperationKind.FieldInitializer);
            context.RegisterSymbolEndAction(watched.Report);
        }
    }

    private static bool IsCandidate(IFieldSymbol field, UseSymbols symbols) =>
        field is { IsStatic: false, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Private, Type: INamedTypeSymbol type }
        && ((UseSymbols.IsOurs(type) && UseSymbols.IsDisposable(type)) || symbols.IsBorrowing(type));

    private void SeeReference(OperationAnalysisContext context)
    {
        var reference = (IFieldReferenceOperation)context.Operation;
        IFieldSymbol field = reference.Field.OriginalDefinition;
        if (!_fields.Contains(field, SymbolEqualityComparer.Default))
        {
            return;
        }

        if (Borrower(reference) is { } borrower)
        {
            _borrowed.Add((field, borrower));
        }
        else if (!ClientUses.AreMere(reference, _symbols))
        {
            _handedOn.TryAdd(field, true);
        }
        else if (reference.Parent is IAssignmentOperation assignment && assignment.Target == reference)
        {
            See(field, assignment.Value);
        }
    }

    private IFieldSymbol? Borrower(IFieldReferenceOperation reference) =>
        reference.Parent is IArgumentOperation { Parent: IObjectCreationOperation creation }
        && _symbols.IsBorrowing(creation.Type)
        && Unconverted(creation).Parent is IAssignmentOperation { Parent: IExpressionStatementOperation, Target: IFieldReferenceOperation { Field: var field } }
        && _fields.Contains(field, SymbolEqualityComparer.Default)
            ? field
            : null;

    private static IOperation Unconverted(IOperation value) => value.Parent is IConversionOperation conversion ? Unconverted(conversion) : value;

    private void SeeInitializer(OperationAnalysisContext context)
    {
        var initializer = (IFieldInitializerOperation)context.Operation;
        foreach (IFieldSymbol field in initializer.InitializedFields)
        {
            if (_fields.Contains(field, SymbolEqualityComparer.Default))
            {
                See(field, initializer.Value);
            }
        }
    }

    private void See(IFieldSymbol field, IOperation value)
    {
        if (value.DescendantsAndSelf().OfType<IInvocationOperation>().FirstOrDefault(call => UseSymbols.Opens(call.TargetMethod) is not null) is { } opening
            && ClientUses.Opened(opening) == value)
        {
            _openings.Add((field, opening));
        }
    }

    private void Report(SymbolAnalysisContext context)
    {
        foreach ((IFieldSymbol field, IInvocationOperation opening) in _openings)
        {
            if (!_handedOn.ContainsKey(field) && !_borrowed.Any(borrowed => SymbolEqualityComparer.Default.Equals(borrowed.Field, field) && _handedOn.ContainsKey(borrowed.By)))
            {
                context.ReportDiagnostic(Diagnostic.Create(_descriptor, opening.Syntax.GetLocation(), field.Type.Name));
            }
        }
    }
}
