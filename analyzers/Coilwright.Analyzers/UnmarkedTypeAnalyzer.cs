using System.Collections.Immutable;
using Coilwright.Analyzers.Descriptors;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Coilwright.Analyzers;

/// <summary>
/// CW0005: members are mapped, or are fields or operations, in a type without the attribute that would make them count. The members of a class that is no map
/// belong to the maps that are derived from it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnmarkedTypeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [SharedDescriptors.TypeNotMarked];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (KnownSymbols.From(start.Compilation) is { } known)
            {
                Compilation compilation = start.Compilation;
                var bases = new Lazy<ImmutableHashSet<ISymbol>>(() => BasesOfMaps(compilation, known));
                start.RegisterSymbolAction(symbol => Analyze(symbol, known, bases), SymbolKind.NamedType);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context, KnownSymbols known, Lazy<ImmutableHashSet<ISymbol>> bases)
    {
        // What has no name yet is still being typed.
        if (context.Symbol is not INamedTypeSymbol { Name.Length: > 0, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } type)
        {
            return;
        }

        Check(known.Map, attribute => known.IsMapping(attribute) || KnownSymbols.Is(attribute, known.RegisterGroup), () => IsBase(type, bases));
        Check(known.Message, attribute => KnownSymbols.Is(attribute, known.Field), static () => false);
        Check(known.Service, attribute => KnownSymbols.Is(attribute, known.Operation), static () => false);

        void Check(INamedTypeSymbol? ofType, Func<AttributeData, bool> isOfMember, Func<bool> countsElsewhere)
        {
            if (ofType is null || KnownSymbols.Find(type, ofType) is not null)
            {
                return;
            }

            foreach (ISymbol member in type.GetMembers())
            {
                AttributeData? attribute = member.GetAttributes().FirstOrDefault(isOfMember)
                    ?? (member is IPropertySymbol property && FieldDeclaration.AttributeOf(property, known) is { } field && isOfMember(field) ? field : null);
                if (attribute is not null && !countsElsewhere())
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        SharedDescriptors.TypeNotMarked, type.Locations.First(static place => place.IsInSource), type.Name, Word(ofType), Word(attribute.AttributeClass!), member.Name));
                    return;
                }
            }
        }
    }

    // Of an abstract class nobody makes an object: whatever it maps is for those that are derived from it, perhaps in another assembly.
    private static bool IsBase(INamedTypeSymbol type, Lazy<ImmutableHashSet<ISymbol>> bases) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: true, IsStatic: false } || bases.Value.Contains(type);

    private static ImmutableHashSet<ISymbol> BasesOfMaps(Compilation compilation, KnownSymbols known) => DeclaredTypes.In(compilation.Assembly.GlobalNamespace)
        .Where(type => MapBases.IsMap(type, known))
        .SelectMany(MapBases.Of)
        .Select(static ancestor => ancestor.OriginalDefinition)
        .ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default);

    private static string Word(INamedTypeSymbol attribute)
    {
        const string Suffix = "Attribute";
        return attribute.Name.Substring(0, attribute.Name.Length - Suffix.Length);
    }
}
