using System.Text;
using Coilwright.Generators.Emit;
using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Coilwright.Generators;

/// <summary>Adds the codec and a view to messages. Silent: what is wrong with a message is said by the analyzers.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class MessageGenerator : IIncrementalGenerator
{
    /// <summary>The step that parses the declarations, for tests of the cache.</summary>
    internal const string ParseStep = "Parse";

    /// <summary>The step that passes on those that are right, for tests of the cache.</summary>
    internal const string ModelStep = "Message";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<MessageModel> messages = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownSymbols.MessageMetadataName, static (node, _) => node is TypeDeclarationSyntax, Transform)
            .WithTrackingName(ParseStep)
            .Where(static message => message is not null)
            .Select(static (message, _) => message!)
            .WithTrackingName(ModelStep);
        context.RegisterSourceOutput(messages, Print);
    }

    private static MessageModel? Transform(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        FirstDeclaration.TypeOf(context, KnownSymbols.MessageMetadataName, cancellationToken) is { } type
        && KnownSymbols.From(context.SemanticModel.Compilation) is { } known
            ? MessageParser.Parse(type, known, report: null, cancellationToken)
            : null;

    private static void Print(SourceProductionContext context, MessageModel message)
    {
        Add("", MessageEmitter.Emit(message));
        Add("View", ViewEmitter.Emit(message));

        void Add(string part, string source) =>
            context.AddSource($"{message.HintName}{part}{message.HintSuffix}.g.cs", SourceText.From(source, Encoding.UTF8));
    }
}
