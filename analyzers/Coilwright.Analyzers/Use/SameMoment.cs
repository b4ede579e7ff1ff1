using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>Reads of different members of one device with nothing between them that could make a difference to what they read.</summary>
internal sealed class SameMoment(ISymbol device, INamedTypeSymbol map)
{
    private readonly List<IInvocationOperation> _reads = [];
    private int _last;

    public INamedTypeSymbol Map => map;

    public IReadOnlyList<IInvocationOperation> Reads => _reads;

    /// <summary>Gathers the reads of a round. Who reads a member once more wants to know what became of it: another moment begins there.</summary>
    public static IEnumerable<SameMoment> In(ImmutableArray<Step> steps, Func<IInvocationOperation, INamedTypeSymbol> mapOf)
    {
        var all = new List<SameMoment>();
        var open = new Dictionary<ISymbol, SameMoment>(SymbolEqualityComparer.Default);
        for (int i = 0; i < steps.Length; i++)
        {
            if (steps[i].Kind == StepKind.Border)
            {
                open.Clear();
            }
            else if (steps[i] is { Kind: StepKind.Read, Operation: IInvocationOperation read } && DeviceOf(read) is { } device)
            {
                if (!open.TryGetValue(device, out SameMoment? moment) || moment._reads.Exists(other => other.TargetMethod.Name == read.TargetMethod.Name))
                {
                    moment = new SameMoment(device, mapOf(read));
                    open[device] = moment;
                    all.Add(moment);
                }

                moment._reads.Add(read);
                moment._last = i;
            }
        }

        return all;
    }

    /// <summary>Whether one read before the statement with the first of them gives what they give.</summary>
    /// <param name="body">The body of the loop.</param>
    /// <param name="steps">All that happens in it.</param>
    public bool CanBeOneRead(IOperation body, ImmutableArray<Step> steps)
    {
        IInvocationOperation first = _reads[0];
        return (device is not IPropertySymbol property || Properties.IsAuto(property))
            && StatementOf(first, body) is { } statement
            && _reads.TrueForAll(read => IsAskedAlike(read, first))
            && !first.Descendants().Any(operation => IsMadeIn(statement, operation))
            && !steps.Take(_last).Any(step => step.Operation.Syntax.SpanStart >= statement.Syntax.SpanStart && !_reads.Contains(step.Operation) && !IsOfOther(step));
    }

    // The statement of the innermost block with all reads in it: what is declared before it can be seen by all of them.
    private IOperation? StatementOf(IInvocationOperation first, IOperation body)
    {
        int end = _reads[_reads.Count - 1].Syntax.Span.End;
        for (IOperation current = first; current != body && current.Parent is { } parent; current = parent)
        {
            if (parent is IBlockOperation { Syntax: BlockSyntax block } && end <= block.Span.End)
            {
                return current;
            }
        }

        return null;
    }

    private bool IsOfOther(Step step) =>
        step is { Kind: StepKind.Read, Operation: IInvocationOperation read } && !SymbolEqualityComparer.Default.Equals(DeviceOf(read), device);

    private static bool IsAskedAlike(IInvocationOperation left, IInvocationOperation right) =>
        SyntaxFactory.AreEquivalent(((InvocationExpressionSyntax)left.Syntax).ArgumentList, ((InvocationExpressionSyntax)right.Syntax).ArgumentList);

    private static bool IsMadeIn(IOperation statement, IOperation operation) =>
        operation is ILocalReferenceOperation { Local: var local }
        && local.DeclaringSyntaxReferences.Any(reference => statement.Syntax.Span.Contains(reference.Span));

    // Two calls on one variable go to one device; what a call or an index returns may be another each time.
    private static ISymbol? DeviceOf(IInvocationOperation call) => call.Instance switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => property.Property,
        _ => null,
    };
}
