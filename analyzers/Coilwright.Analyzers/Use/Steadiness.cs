using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>Tells of an expression whether the source shows that it gives the same each time: in every round of a loop, or in every call of a function.</summary>
/// <param name="repeated">The loop or the function.</param>
internal sealed class Steadiness(IOperation repeated)
{
    /// <summary>Whether it gives the same each time. What takes more than the source to know does not.</summary>
    public bool IsSteady(IOperation value) => value.ConstantValue.HasValue || value switch
    {
        IConversionOperation conversion => IsSteady(conversion.Operand),
        IParenthesizedOperation parenthesized => IsSteady(parenthesized.Operand),
        IInstanceReferenceOperation or IDefaultValueOperation or IInterpolatedStringTextOperation => true,
        IInterpolatedStringOperation or IInterpolationOperation or IBinaryOperation or ICoalesceOperation or ICollectionExpressionOperation or IArgumentOperation
            or IArrayCreationOperation or IArrayInitializerOperation => value.ChildOperations.All(IsSteady),
        IObjectCreationOperation creation => creation.Arguments.All(IsSteady) && (creation.Initializer is null || creation.Initializer.Initializers.All(IsSteadySetting)),
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: var type } } call => (UseSymbols.IsOurs(type) || IsOfPlatform(type)) && call.Arguments.All(IsSteady),
        IArrayElementReferenceOperation element => element.Indices.All(static index => index.ConstantValue.HasValue) && IsSteady(element.ArrayReference),
        IFieldReferenceOperation { Field: { IsReadOnly: true } or { IsConst: true } } field => field.Instance is null || IsSteady(field.Instance),
        IPropertyReferenceOperation property => IsKept(property) && (property.Instance is null || IsSteady(property.Instance)),
        IParameterReferenceOperation parameter => IsSteadyParameter(parameter),
        ILocalReferenceOperation local => IsSteadyLocal(local),
        _ => false,
    };

    private static bool IsOfPlatform(INamedTypeSymbol type) =>
        type is { Name: "TimeSpan" or "Environment", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    // A property that only keeps what was put there when its object was made, or by somebody who holds the object.
    private static bool IsKept(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        bool isSetOnce = property.SetMethod is null or { IsInitOnly: true };
        bool isSetting = property.SetMethod?.DeclaredAccessibility == Accessibility.Public && reference.Instance is IParameterReferenceOperation or ILocalReferenceOperation or IFieldReferenceOperation;
        return (isSetOnce || isSetting)
            && property is { IsIndexer: false, IsVirtual: false, IsAbstract: false, IsOverride: false }
            && property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
    }

    private bool IsSteadySetting(IOperation setting) => setting switch
    {
        ISimpleAssignmentOperation assignment => IsSteady(assignment.Value),
        IMemberInitializerOperation member => member.Initializer.Initializers.All(IsSteadySetting),
        _ => false,
    };

    // A class keeps the parameters of its constructor; others belong to one call.
    private bool IsSteadyParameter(IParameterReferenceOperation reference) =>
        (repeated is ILoopOperation ? !IsDeclaredWithin(reference.Parameter) : reference.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor })
        && !Operations.Root(reference).Descendants().OfType<IParameterReferenceOperation>()
            .Any(other => SymbolEqualityComparer.Default.Equals(other.Parameter, reference.Parameter) && Operations.IsChanged(other));

    private bool IsSteadyLocal(ILocalReferenceOperation reference)
    {
        if (IsDeclaredWithin(reference.Local))
        {
            return !Operations.References(reference.Local, reference).Any(Operations.IsChanged) && Operations.Origin(reference) is { } origin && IsSteady(origin);
        }

        // What another function does to it may happen at any time.
        return repeated is ILoopOperation loop
            && !Operations.References(reference.Local, reference).Any(other =>
                Operations.IsChanged(other) && (loop.Syntax.Span.Contains(other.Syntax.Span) || Operations.Function(other) != Operations.Function(loop)));
    }

    private bool IsDeclaredWithin(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(declaration => repeated.Syntax.Span.Contains(declaration.Span) && declaration.SyntaxTree == repeated.Syntax.SyntaxTree);
}
