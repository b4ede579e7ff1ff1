using Coilwright.Analyzers.Descriptors;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Coilwright.Analyzers.Use;

/// <summary>CW1101: a loop asks for members one by one where the whole map would come in fewer requests.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberByMemberAnalyzer() : UseAnalyzer(UseDescriptors.ReadMemberByMember)
{
    private const string Prefix = "Read";
    private const string Suffix = "Async";

    /// <summary>The member that a method of a map's client reads, or <see langword="null"/> if it reads something else.</summary>
    internal static string? MemberOf(IMethodSymbol method)
    {
        string name = method.Name;
        return name.Length > Prefix.Length + Suffix.Length
            && name.StartsWith(Prefix, StringComparison.Ordinal)
            && name.EndsWith(Suffix, StringComparison.Ordinal)
            ? name.Substring(Prefix.Length, name.Length - Prefix.Length - Suffix.Length)
            : null;
    }

    private protected override void Register(CompilationStartAnalysisContext context, UseSymbols symbols)
    {
        if (KnownSymbols.From(context.Compilation) is { } known)
        {
            context.RegisterOperationAction(operation => Analyze(operation, symbols, known), OperationKind.Loop);
        }
    }

    private void Analyze(OperationAnalysisContext context, UseSymbols symbols, KnownSymbols known)
    {
        var loop = (ILoopOperation)context.Operation;
        var reads =
            from call in Operations.Unconditional(loop.Body).OfType<IInvocationOperation>()
            let map = symbols.MapOf(call.TargetMethod.ContainingType)
            let member = map is null ? null : MemberOf(call.TargetMethod)
            where member is not null && MapBases.PropertiesOf(map, known).Any(property => property.Name == member && known.IsMember(property))
            let receiver = Receiver(call)
            where receiver is not null
            group (Call: call, Member: member) by (Receiver: receiver, Map: map);

        foreach (var device in reads.ToList())
        {
            int members = device.Select(read => read.Member).Distinct().Count();
            if (members > 1 && RequestsOf(device.Key.Map, known, context.CancellationToken) is { } requests && requests < members)
            {
                Location[] locations = [.. device.Select(read => read.Call.Syntax.GetLocation())];
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptor, locations[0], locations.Skip(1), For(device.Key.Map), Text.Of(members), device.Key.Map.Name, Text.Of(requests)));
            }
        }
    }

    // Two calls on one variable go to one device; what a call or an index returns may be another each time.
    private static ISymbol? Receiver(IInvocationOperation call) => call.Instance switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => property.Property,
        _ => null,
    };

    private static int? RequestsOf(INamedTypeSymbol map, KnownSymbols known, CancellationToken cancellationToken) =>
        RegisterMapParser.Read(map, new ParseContext(known, report: null, cancellationToken))?.Plan.Blocks.Count;
}
