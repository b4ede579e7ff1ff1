using System.Collections.Immutable;
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

    private protected override void Register(CompilationStartAnalysisContext context, UseSymbols symbols)
    {
        if (KnownSymbols.From(context.Compilation) is { } known)
        {
            context.RegisterOperationAction(operation => Analyze(operation, symbols, known), OperationKind.Loop);
        }
    }

    private void Analyze(OperationAnalysisContext context, UseSymbols symbols, KnownSymbols known)
    {
        IOperation body = ((ILoopOperation)context.Operation).Body;
        if (body.Descendants().OfType<IInvocationOperation>().Count(IsRead) < 2)
        {
            return;
        }

        ImmutableArray<Step> steps = [.. new Round(body, new Effects(symbols, IsRead, context.ContainingSymbol.ContainingType)).Steps()];
        foreach (SameMoment moment in SameMoment.In(steps, call => symbols.MapOf(call.TargetMethod.ContainingType)!))
        {
            int members = moment.Reads.Count;
            if (members > 1 && RequestsOf(moment.Map, known, context.CancellationToken) is { } requests && requests < members)
            {
                Location[] locations = [.. moment.Reads.Select(static read => read.Syntax.GetLocation())];
                ImmutableDictionary<string, string?> properties = moment.CanBeOneRead(body, steps) && moment.Reads.All(IsSeen) ? For(moment.Map) : ImmutableDictionary<string, string?>.Empty;
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptor, locations[0], locations.Skip(1), properties, Text.Of(members), moment.Map.Name, Text.Of(requests)));
            }
        }

        bool IsRead(IInvocationOperation call) => PropertyOf(call) is not null;

        // The client reads for its assembly what the map may keep for itself.
        bool IsSeen(IInvocationOperation call) =>
            PropertyOf(call)?.GetMethod is { } getter && context.Compilation.IsSymbolAccessibleWithin(getter, context.ContainingSymbol.ContainingType);

        IPropertySymbol? PropertyOf(IInvocationOperation call) =>
            symbols.MapOf(call.TargetMethod.ContainingType) is { } map && MemberOf(call.TargetMethod) is { } member
                ? MapBases.PropertiesOf(map, known).FirstOrDefault(property => property.Name == member && known.IsMember(property))
                : null;
    }

    private static string? MemberOf(IMethodSymbol method)
    {
        string name = method.Name;
        return name.Length > Prefix.Length + Suffix.Length
            && name.StartsWith(Prefix, StringComparison.Ordinal)
            && name.EndsWith(Suffix, StringComparison.Ordinal)
            ? name.Substring(Prefix.Length, name.Length - Prefix.Length - Suffix.Length)
            : null;
    }

    private static int? RequestsOf(INamedTypeSymbol map, KnownSymbols known, CancellationToken cancellationToken) =>
        RegisterMapParser.Read(map, new ParseContext(known, report: null, cancellationToken))?.Plan.Blocks.Count;
}
