using Coilwright.Analyzers.Tests.Harness;
using Coilwright.CodeFixes;

namespace Coilwright.Analyzers.Tests.CodeFixes;

public sealed class ServiceCodeFixTests
{
    [Fact]
    public Task Methods_get_the_next_numbers_that_are_free() => Fixes<ServiceAnalyzer, NumberOperationCodeFix>.ChangeAsync(
        Sources.Service(
            """
                /// <summary>Publishes.</summary>
                ValueTask<Ack> {|CW2102:PublishAsync|}(Note note);

                ValueTask<Ack> PublishAsync(string text) => PublishAsync(new Note(text));

                [McpOperation(4)] ValueTask StopAsync();

                [RequiresRole("Operator")]
                ValueTask {|CW2102:StartAsync|}();
            """),
        Sources.Service(
            """
                /// <summary>Publishes.</summary>
                [McpOperation(5)]
                ValueTask<Ack> PublishAsync(Note note);

                ValueTask<Ack> PublishAsync(string text) => PublishAsync(new Note(text));

                [McpOperation(4)] ValueTask StopAsync();

                [McpOperation(6)]
                [RequiresRole("Operator")]
                ValueTask StartAsync();
            """));

    [Theory]
    [InlineData("Task<Ack> {|CW2105:Run|}(Note note)", "ValueTask<Ack> Run(Note note)")]
    [InlineData("Task {|CW2105:Run|}()", "ValueTask Run()")]
    [InlineData("void {|CW2105:Run|}(Note note)", "ValueTask Run(Note note)")]
    [InlineData("Ack {|CW2105:Run|}(Note note)", "ValueTask<Ack> Run(Note note)")]
    [InlineData("ValueTask<Ack?> {|CW2105:Run|}(Note note)", "ValueTask<Ack> Run(Note note)")]
    [InlineData("List<Ack> {|CW2105:Run|}(Note note)", "IAsyncEnumerable<Ack> Run(Note note)")]
    [InlineData("Ack[] {|CW2105:Run|}(Note note)", "IAsyncEnumerable<Ack> Run(Note note)")]
    [InlineData("ValueTask<Ack> {|CW2105:Run|}(CancellationToken token, Note note)", "ValueTask<Ack> Run(Note note, CancellationToken token)")]
    [InlineData(
        "Task<Ack> {|CW2105:Run|}(IAsyncEnumerable<Note> notes, CancellationToken token, Ack first)",
        "ValueTask<Ack> Run(Ack first, IAsyncEnumerable<Note> notes, CancellationToken token)")]
    public Task A_signature_of_messages_is_put_in_order(string before, string after) => Fixes<ServiceAnalyzer, ChangeSignatureCodeFix>.ChangeAsync(
        Sources.Service($"    [McpOperation(1)] {before};"), Sources.Service($"    [McpOperation(1)] {after};"));

    [Theory]
    [InlineData("ValueTask<int> {|CW2105:Run|}(Note note)")]
    [InlineData("ValueTask<Ack> {|CW2105:Run|}(string text)")]
    [InlineData("ValueTask<Ack> {|CW2105:Run|}(Note note, Note other)")]
    [InlineData("ValueTask<Ack> {|CW2105:Run|}<T>(Note note)")]
    public Task What_is_no_message_needs_a_person(string method) => Fixes<ServiceAnalyzer, ChangeSignatureCodeFix>.LeaveAsync(
        Sources.Service($"    [McpOperation(1)] {method};"));
}
