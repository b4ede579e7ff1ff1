using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>Tells what an operation means to the reads before and after it.</summary>
/// <param name="symbols">The clients.</param>
/// <param name="isRead">Whether a call reads one member of a map.</param>
/// <param name="within">The type in whose code it all stands.</param>
internal sealed class Effects(UseSymbols symbols, Func<IInvocationOperation, bool> isRead, INamedTypeSymbol? within)
{
    private static readonly HashSet<string> Quiet = new(StringComparer.Ordinal)
    {
        "System", "System.Collections", "System.Collections.Generic", "System.Collections.Concurrent", "System.Collections.Immutable",
        "System.Collections.ObjectModel", "System.Globalization", "System.Linq", "System.Numerics", "System.Text", "Microsoft.Extensions.Logging",
    };

    /// <summary>What the operation means once the operations under it are done: one step, or none.</summary>
    public IEnumerable<Step> Of(IOperation operation) => KindOf(operation) is { } kind ? [new Step(kind, operation)] : [];

    private StepKind? KindOf(IOperation operation) => operation switch
    {
        IInvocationOperation call when isRead(call) => StepKind.Read,
        IInvocationOperation call => OfCall(call),
        IAwaitOperation awaited => IsReading(awaited.Operation) ? null : StepKind.Border,
        IReturnOperation or IThrowOperation or IUsingDeclarationOperation or IDynamicInvocationOperation or IDynamicMemberReferenceOperation
            or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation => StepKind.Border,
        IArgumentOperation argument when IsClient(argument.Value) || Captured(argument.Value).Any(IsClient) => StepKind.Border,
        IAssignmentOperation assignment when IsClient(assignment.Target) => StepKind.Border,
        IAssignmentOperation { Target: IPropertyReferenceOperation set } => OfProperty(set),
        IAssignmentOperation { Target: ITupleOperation tuple } => tuple.Elements.Any(IsClient) ? StepKind.Border : null,
        IPropertyReferenceOperation { Parent: IAssignmentOperation assignment } set when assignment.Target == set => null,
        IPropertyReferenceOperation property => OfProperty(property),
        IObjectCreationOperation { Constructor: { } constructor } => IsQuiet(constructor) ? null : StepKind.Unknown,
        IEventAssignmentOperation => StepKind.Unknown,
        _ => null,
    };

    private StepKind? OfCall(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        string space = SpaceOf(method);
        if (Operations.IsSameTask(call) && space.StartsWith("System.Threading", StringComparison.Ordinal))
        {
            return null;
        }

        if (method.Name is "GetResult" && call.Instance is { } awaiter && IsReading(awaiter))
        {
            return null;
        }

        if (symbols.IsClient(method.ContainingType))
        {
            return IsReadOfClient(method) ? null : StepKind.Border;
        }

        bool waits = UseSymbols.IsAwaitable(method.ReturnType) || method.Name == "GetResult" || space.StartsWith("System.Threading", StringComparison.Ordinal)
            || (method.ContainingType.Name == "Console" && method.Name.StartsWith("Read", StringComparison.Ordinal));
        bool isOwn = method.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke || SymbolEqualityComparer.Default.Equals(method.ContainingType, within);
        return waits || isOwn ? StepKind.Border : IsQuiet(method) ? null : StepKind.Unknown;
    }

    private StepKind? OfProperty(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        string space = SpaceOf(property);
        if (property.Name == "Result" && space == "System.Threading.Tasks")
        {
            return reference.Instance is { } task && IsReading(task) ? null : StepKind.Border;
        }

        bool isClock = property.ContainingType is { Name: "DateTime" or "DateTimeOffset" or "Environment" } && property.IsStatic;
        bool isOfLibrary = space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space.StartsWith("Coilwright", StringComparison.Ordinal);
        return (isOfLibrary && !isClock) || (property.DeclaringSyntaxReferences.Length > 0 && Properties.IsAuto(property)) ? null : StepKind.Unknown;
    }

    // Reads change nothing in a device, whichever registers they are of; function code 23 writes as well.
    private bool IsReadOfClient(IMethodSymbol method) =>
        method.Name.StartsWith("Read", StringComparison.Ordinal) && !method.Name.StartsWith("ReadWrite", StringComparison.Ordinal)
        && (symbols.IsConnection(method.ContainingType) || symbols.MapOf(method.ContainingType) is not null);

    private bool IsReading(IOperation operation) =>
        Operations.Call(operation) is { } call && (isRead(call) || (symbols.IsClient(call.TargetMethod.ContainingType) && IsReadOfClient(call.TargetMethod)));

    private static IEnumerable<IOperation> Captured(IOperation value) => value.DescendantsAndSelf().SelectMany(static operation => operation switch
    {
        IAnonymousFunctionOperation function => function.Descendants(),
        IMethodReferenceOperation { Instance: { } instance } => [instance],
        _ => [],
    });

    private bool IsClient(IOperation operation) => Operations.Unwrap(operation).Type is INamedTypeSymbol type && symbols.IsClient(type);

    // What is handed a delegate may run it. The constructor of a record or of a class that has none does nothing but keep what it is given.
    private static bool IsQuiet(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Constructor && method.ContainingType.Locations.Any(static location => location.IsInSource)
            ? !method.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is ConstructorDeclarationSyntax)
            : Quiet.Contains(SpaceOf(method))
                && !method.Parameters.Any(static parameter => parameter.Type.TypeKind == TypeKind.Delegate)
                && method.ContainingType.Name is not ("TimeProvider" or "Environment");

    private static string SpaceOf(ISymbol member) => member.ContainingNamespace?.ToDisplayString() ?? "";
}
