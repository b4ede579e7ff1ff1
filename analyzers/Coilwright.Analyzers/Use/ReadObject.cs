using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>The object that a read gives, and what becomes of it.</summary>
internal sealed class ReadObject
{
    private readonly IAwaitOperation _read;
    private readonly IOperation _value;
    private readonly KnownSymbols _known;

    private ReadObject(IAwaitOperation read, IOperation value, KnownSymbols known)
    {
        _read = read;
        _value = value;
        _known = known;
    }

    /// <summary>What the call gives once it is awaited; <see langword="null"/> where it is not awaited on the spot, so that two reads may run at once.</summary>
    public static ReadObject? Of(IInvocationOperation call, KnownSymbols known)
    {
        IOperation current = call;
        while (current.Parent is { } parent && (parent is IConversionOperation or IParenthesizedOperation || Operations.IsSameTask(parent)))
        {
            current = parent;
        }

        if (current.Parent is not IAwaitOperation read)
        {
            return null;
        }

        IOperation value = read;
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
        {
            value = value.Parent;
        }

        return new ReadObject(read, value, known);
    }

    private ILocalSymbol? Local => _value.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } ? declarator.Symbol : null;

    /// <summary>Whether nothing but the round in which it was read looks at the object, and only at what was read.</summary>
    public bool LivesForOneRound(ILoopOperation loop)
    {
        if (!SymbolEqualityComparer.Default.Equals(_value.Type, _read.Type))
        {
            return false;
        }

        return Local is { } local
            ? SymbolEqualityComparer.Default.Equals(local.Type, _read.Type)
                && loop.Body.Syntax.Span.Contains(local.DeclaringSyntaxReferences[0].Span)
                && local is { IsUsing: false, IsFixed: false }
                && Operations.References(local, _read).All(reference => IsLookedAt(reference) && IsInSameFunction(reference))
            : _value.Parent is IExpressionStatementOperation || IsLookedAt(_value);
    }

    /// <summary>
    /// Whether nothing changes if it is read just before the statement in which it stands: a variable of its own is read where it is declared, and
    /// anything else has to be the first thing that its statement does.
    /// </summary>
    public bool CanBeReadBefore()
    {
        if (Local is not null || _value.Parent is IExpressionStatementOperation)
        {
            return true;
        }

        IOperation statement = _value;
        while (statement.Parent is { } parent && parent is not IBlockOperation { Syntax: BlockSyntax })
        {
            if (parent is ILabeledOperation || !IsAlwaysFirst(parent, statement))
            {
                return false;
            }

            statement = parent;
        }

        return statement.Parent is not null
            && !statement.DescendantsAndSelf().Any(operation => operation.Syntax.Span.End <= _read.Syntax.SpanStart && !IsTheSameLater(operation));
    }

    // An object that goes elsewhere, an array of it, or a lambda that looks at it later, would see the values of a later read.
    private bool IsLookedAt(IOperation value)
    {
        while (Part(value) is { } part)
        {
            if (part.Type is { } type && (type.IsUnmanagedType || type.SpecialType == SpecialType.System_String))
            {
                return !Operations.IsSet(part);
            }

            value = part;
        }

        return false;
    }

    private IOperation? Part(IOperation value) => value.Parent switch
    {
        IPropertyReferenceOperation reference when reference.Instance == value && IsOfLastRead(reference.Property) => reference,
        IArrayElementReferenceOperation element when element.ArrayReference == value => element,
        IConversionOperation { IsImplicit: true, Parent: IPropertyReferenceOperation reference } when IsOfLastRead(reference.Property) => reference,
        _ => null,
    };

    private bool IsOfLastRead(IPropertySymbol property) =>
        property.ContainingNamespace?.ToDisplayString() is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal))
        || Properties.IsOfLastRead(property, _known);

    private static bool IsInSameFunction(ILocalReferenceOperation reference) =>
        Operations.Function(reference).Syntax.Span.Contains(reference.Local.DeclaringSyntaxReferences[0].Span);

    private static bool IsAlwaysFirst(IOperation parent, IOperation part) => parent switch
    {
        IConditionalOperation choice => choice.Condition == part,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } logic => logic.LeftOperand == part,
        ICoalesceOperation coalesce => coalesce.Value == part,
        ICoalesceAssignmentOperation or IConditionalAccessOperation or IInterpolatedStringHandlerCreationOperation => false,
        ISwitchOperation choice => choice.Value == part,
        ISwitchExpressionOperation choice => choice.Value == part,
        IForEachLoopOperation each => each.Collection == part,
        ILoopOperation or ITryOperation or IUsingOperation or ILockOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation => false,
        _ => true,
    };

    // A variable that no lambda knows cannot change while the read is waited for.
    private static bool IsTheSameLater(IOperation operation) => operation switch
    {
        ILiteralOperation or IInstanceReferenceOperation or IInterpolatedStringTextOperation => true,
        ILocalReferenceOperation { Local: var local } reference => local.IsConst
            || Operations.References(local, reference).All(other => Operations.Function(other) == Operations.Function(reference)),
        IFieldReferenceOperation { Field.IsConst: true } => true,
        IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation, Parent: ISimpleAssignmentOperation assignment } target => assignment.Target == target,
        IConversionOperation conversion => conversion.OperatorMethod is null,
        IArgumentOperation or IVariableDeclaratorOperation or IVariableInitializerOperation or IParenthesizedOperation => true,
        _ => false,
    };
}
