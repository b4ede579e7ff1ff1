using Coilwright.Generators.Emit;
using Coilwright.Generators.Model;
using Coilwright.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Coilwright.Generators;

/// <summary>Adds the codec and a view to messages. Silent: what is wrong with a message is said by the analyzers.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class MessageGenerator : IIncrementalGenerator
{
    /// <summary>The step that passes on the messages that are right, for tests of the cache.</summary>
    internal const string ModelStep = "Message";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        Declarations.Register<MessageModel>(context, KnownSymbols.MessageMetadataName, ModelStep, SendableParser.ParseMessage, Print);

    private static IEnumerable<(string HintName, string Text)> Print(MessageModel message)
    {
        yield return (HintNames.FileOf(message.HintName, "", message.HintSuffix), MessageEmitter.Emit(message));
        yield return (HintNames.FileOf(message.HintName, "View", message.HintSuffix), ViewEmitter.Emit(message));
    }
}
