using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coilwright.Generators.Parsing;

/// <summary>Reads the operations of a service.</summary>
internal static class OperationParser
{
    private const int MaxNumber = 9999;

    // A byte, as the enum is: an attribute's argument has its type.
    private const byte NormalPriority = 1;
    private const int LastPriority = 3;

    private static readonly SymbolDisplayFormat ParameterFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue)
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The operations whose declarations are right, in declared order.</summary>
    public static IReadOnlyList<OperationModel> ParseAll(INamedTypeSymbol type, ParseContext context)
    {
        var operations = new List<OperationModel>();
        var numbers = new Dictionary<int, string>();
        foreach (ISymbol member in type.GetMembers().Where(member => IsForTheClient(member, context.Known)))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (member is IMethodSymbol method && !member.IsStatic)
            {
                if (Parse(method, type, numbers, context) is { } operation)
                {
                    operations.Add(operation);
                }
            }
            else
            {
                context.Report(Rule.OperationSignature, member, member.Name, member is IMethodSymbol ? "it is static" : "a service has methods only");
            }
        }

        return operations;
    }

    // What has a body of its own, and no number, is for those who call the service: it works by calling the operations.
    private static bool IsForTheClient(ISymbol member, KnownSymbols known) =>
        member is { IsImplicitlyDeclared: false, Name.Length: > 0 } and (IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol or IEventSymbol)
        && (member.IsAbstract || KnownSymbols.Find(member, known.Operation) is not null);

    private static OperationModel? Parse(IMethodSymbol method, INamedTypeSymbol service, Dictionary<int, string> numbers, ParseContext context)
    {
        AttributeData? attribute = KnownSymbols.Find(method, context.Known.Operation);
        if (attribute is null)
        {
            context.Report(Rule.OperationWithoutNumber, method, method.Name, service.Name);
        }

        OperationSignature signature = OperationSignature.Of(method, attribute, context);
        if (signature.Problem is { } problem)
        {
            context.Report(Rule.OperationSignature, method, method.Name, problem);
        }

        bool isPriority = attribute is null || EnumSetting.Check(Rule.McpSettingOutOfRange, attribute, "Priority", LastPriority, context, method.Name);

        // An attribute without a readable number stands in code that does not compile, and is passed over.
        return attribute?.Argument() is { Value: int number } && CheckNumber(number, method, attribute, numbers, context) && isPriority && signature.Problem is null
            ? Describe(number, method, service, attribute, signature, context.Known)
            : null;
    }

    private static bool CheckNumber(int number, IMethodSymbol method, AttributeData attribute, Dictionary<int, string> numbers, ParseContext context)
    {
        if (number is < 0 or > MaxNumber)
        {
            context.Report(Rule.OperationNumberOutOfRange, attribute, "", method.Name, Text.Of(number));
            return false;
        }

        if (numbers.TryGetValue(number, out string? other))
        {
            context.Report(Rule.OperationNumberTwice, attribute, "", method.Name, other, Text.Of(number));
            return false;
        }

        numbers.Add(number, method.Name);
        return true;
    }

    private static OperationModel Describe(
        int number, IMethodSymbol method, INamedTypeSymbol service, AttributeData attribute, OperationSignature signature, KnownSymbols known) => new(
        number,
        method.Name.EndsWith("Async", StringComparison.Ordinal) && method.Name.Length > 5 ? method.Name.Substring(0, method.Name.Length - 5) : method.Name,
        method.Name,
        signature.Form,
        string.Join(", ", method.Parameters.Select(parameter => parameter.ToDisplayString(ParameterFormat))),
        NameOf(signature.Request?.Type),
        signature.Request is null ? null : TypeNames.Escape(signature.Request.Name),
        NameOf(signature.Item),
        signature.Body is null ? null : TypeNames.Escape(signature.Body.Name),
        NameOf(signature.Response),
        signature.Token is null ? null : TypeNames.Escape(signature.Token.Name),
        attribute.Named("Priority", NormalPriority),
        attribute.Named("Idempotent", false),
        Roles(method, service, known));

    private static string? NameOf(ITypeSymbol? type) => type?.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private static EquatableArray<string> Roles(IMethodSymbol method, INamedTypeSymbol service, KnownSymbols known) =>
        ((KnownSymbols.Find(method, known.OperationRole) ?? KnownSymbols.Find(service, known.OperationRole)) is { } attribute
            ? RoleParser.RolesOf(attribute).Select(role => SymbolDisplay.FormatLiteral(role, quote: true))
            : []).ToEquatableArray();
}
