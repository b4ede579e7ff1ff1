using Coilwright.Generators.Model;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators.Parsing;

/// <summary>Finds members of a message whose names generated code needs for itself.</summary>
internal static class MessageReservedNames
{
    private static readonly string[] OfMessage = ["Schema", "GetEncodedSize", "Encode", "Decode", "TryDecode"];

    // What every struct has, and where the bytes are.
    private static readonly string[] OfView = ["Equals", "GetHashCode", "GetType", "ToString", "_data"];

    public static void Check(INamedTypeSymbol type, MessageModel model, ParseContext context)
    {
        IEnumerable<string> names = OfMessage
            .Concat(model.IsReusable ? ["DecodeInto"] : [])
            .Concat(model.FixedSize > 0 ? ["EncodedSize"] : [])
            .Concat(model.OneOfs.SelectMany(oneOf => new[] { oneOf.CaseName, oneOf.EnumName }));
        foreach (string name in names)
        {
            if (type.GetMembers(name).FirstOrDefault() is { } member && !IsGenerated(member))
            {
                context.Report(Rule.ReservedName, member, member.Name, type.Name);
            }
            else if (name == type.Name)
            {
                context.Report(Rule.ReservedName, type, name, name);
            }
        }

        foreach (string name in OfView.Append(model.Type.ViewName))
        {
            if (model.Fields.Any(field => field.Name == name))
            {
                context.Report(Rule.ReservedName, type.GetMembers(name).FirstOrDefault() ?? type, name, type.Name);
            }
        }

        foreach (FieldModel field in model.Fields.Where(field => model.Fields.Any(other => "Has" + other.Name == field.Name)))
        {
            context.Report(Rule.ReservedName, type.GetMembers(field.Name).First(), field.Name, type.Name);
        }

        var container = (INamespaceOrTypeSymbol)type.ContainingSymbol;
        if (container.GetTypeMembers(model.Type.ViewName, type.Arity).FirstOrDefault() is { } neighbour && !IsGenerated(neighbour))
        {
            context.Report(Rule.ReservedName, neighbour, neighbour.Name, type.Name);
        }
    }

    // Analyzers see what the generator has added; that takes no name from itself.
    private static bool IsGenerated(ISymbol symbol) =>
        symbol.Locations.All(location => location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true);
}
