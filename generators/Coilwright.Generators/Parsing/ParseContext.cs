using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Coilwright.Generators.Parsing;

/// <summary>What one run of the parser carries along: what it knows, whom it tells, and whether anything was wrong.</summary>
internal sealed class ParseContext(KnownSymbols known, Action<RuleViolation>? report, CancellationToken cancellationToken)
{
    public KnownSymbols Known { get; } = known;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The map that is parsed: there is reported what is wrong in another assembly.</summary>
    public INamedTypeSymbol? Subject { get; set; }

    /// <summary>Whether anything was wrong so far.</summary>
    public bool HasViolations { get; private set; }

    /// <summary>Reports at the name of a symbol.</summary>
    public void Report(Rule rule, ISymbol symbol, params string[] arguments)
    {
        HasViolations = true;
        report?.Invoke(new(rule, Locate(symbol) ?? Fallback, [.. arguments]));
    }

    /// <summary>Reports at a named argument of an attribute, or at the attribute itself where the argument is not written.</summary>
    public void Report(Rule rule, AttributeData attribute, string argument, params string[] arguments)
    {
        HasViolations = true;
        report?.Invoke(new(rule, Locate(attribute, argument), [.. arguments]));
    }

    /// <summary>Says at an argument of an attribute what could be better; unlike what is wrong it does not keep code from being generated.</summary>
    public void Advise(Rule rule, AttributeData attribute, string argument, params string[] arguments) =>
        report?.Invoke(new(rule, Locate(attribute, argument), [.. arguments]));

    private Location Fallback => Subject is null ? Location.None : Locate(Subject) ?? Location.None;

    private static Location? Locate(ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource);

    private Location Locate(AttributeData attribute, string argument)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(CancellationToken) is not AttributeSyntax syntax)
        {
            return Fallback;
        }

        AttributeArgumentSyntax? found = syntax.ArgumentList?.Arguments.FirstOrDefault(
            candidate => candidate.NameEquals?.Name.Identifier.ValueText == argument);
        return (found ?? (SyntaxNode)syntax).GetLocation();
    }
}
