using Coilwright.Analyzers.Tests.Harness;

namespace Coilwright.Analyzers.Tests.Services;

public sealed class ServiceRuleTests
{
    private const string Publish = "[McpOperation(1)] ValueTask<Ack> PublishAsync(Note note, CancellationToken cancellationToken = default);";

    [Theory]
    [InlineData("[McpService(\"events\")] public class {|#0:IUserEvents|};", "not an interface")]
    [InlineData("[McpService(\"events\")] public interface {|#0:IUserEvents|}<T>;", "generic")]
    [InlineData("public class Outer { [McpService(\"events\")] public interface {|#0:IUserEvents|}; }", "nested in another type")]
    [InlineData("[McpService(\"events\")] file interface {|#0:IUserEvents|};", "file-local")]
    [InlineData("[McpService(\"events\")] public interface {|#0:IUserEvents|} : IDisposable;", "derived from another interface, whose methods would be left out")]
    [InlineData("[McpService(\"\")] public interface {|#0:IUserEvents|};", "without a name of 1 to 255 characters")]
    public Task A_service_is_a_named_interface_by_itself(string declaration, string reason) => ServiceRules.ReportAsync(
        RuleIds.ServiceCannotBeGenerated, $"No client can be generated for 'IUserEvents', because it is {reason}", Sources.File(declaration));

    [Fact]
    public Task Every_method_has_a_number() => ServiceRules.ReportAsync(
        RuleIds.OperationWithoutNumber,
        "'AlarmAsync' of 'IUserEvents' has no [McpOperation], so nothing says what it is on the wire",
        Sources.Service(Publish + "ValueTask<Ack> {|#0:AlarmAsync|}(Note note);"));

    [Theory]
    [InlineData("-1")]
    [InlineData("10000")]
    public Task A_number_is_in_range(string number) => ServiceRules.ReportAsync(
        RuleIds.OperationNumberOutOfRange,
        $"'StopAsync' has operation number {number}, which is not in 0 to 9999",
        Sources.Service($"[{{|#0:McpOperation({number})|}}] ValueTask StopAsync();"));

    [Theory]
    [InlineData("0")]
    [InlineData("9999")]
    public Task Numbers_up_to_the_borders_are_fine(string number) => ServiceRules.AcceptAsync(Sources.Service($"[McpOperation({number})] ValueTask StopAsync();"));

    [Fact]
    public Task A_priority_is_one_that_there_is() => ServiceRules.ReportAsync(
        RuleIds.McpSettingOutOfRange,
        "'StopAsync' has Priority = 9, which is outside 0 to 3",
        Sources.Service("[McpOperation(1, {|#0:Priority = (McpPriority)9|})] ValueTask StopAsync();"));

    [Fact]
    public Task A_number_belongs_to_one_operation() => ServiceRules.ReportAsync(
        RuleIds.OperationNumberTwice,
        "'StopAsync' and 'PublishAsync' both have operation number 1",
        Sources.Service(Publish + "[{|#0:McpOperation(1)|}] ValueTask StopAsync();"));

    [Theory]
    [InlineData("ValueTask<Ack> {|#0:Run|}(string text);", "its parameter 'text' is neither a message, nor a stream of messages or a file behind it, nor a CancellationToken at the end")]
    [InlineData("ValueTask<Ack> {|#0:Run|}(CancellationToken token, Note note);", "its parameter 'note' is neither a message, nor a stream of messages or a file behind it, nor a CancellationToken at the end")]
    [InlineData("ValueTask<Ack> {|#0:Run|}(Note note, Note other);", "its parameter 'other' is neither a message, nor a stream of messages or a file behind it, nor a CancellationToken at the end")]
    [InlineData("ValueTask<Ack> {|#0:Run|}(ref Note note);", "its parameter 'note' is neither a message, nor a stream of messages or a file behind it, nor a CancellationToken at the end")]
    [InlineData("ValueTask<Ack> {|#0:Run|}(Note? note);", "its parameter 'note' is neither a message, nor a stream of messages or a file behind it, nor a CancellationToken at the end")]
    [InlineData("Task<Ack> {|#0:Run|}(Note note);", "it returns neither ValueTask, nor ValueTask<T> of a message or a file, nor IAsyncEnumerable<T> of messages")]
    [InlineData("void {|#0:Run|}(Note note);", "it returns neither ValueTask, nor ValueTask<T> of a message or a file, nor IAsyncEnumerable<T> of messages")]
    [InlineData("ValueTask<int> {|#0:Run|}(Note note);", "it returns neither ValueTask, nor ValueTask<T> of a message or a file, nor IAsyncEnumerable<T> of messages")]
    [InlineData("ValueTask<Ack> {|#0:Run|}<T>(Note note);", "it is generic")]
    [InlineData("protected ValueTask<Ack> {|#0:Run|}(Note note);", "it is not public")]
    [InlineData("static abstract ValueTask<Ack> {|#0:Run|}(Note note);", "it is static")]
    [InlineData("ref ValueTask<Ack> {|#0:Run|}(Note note);", "it returns neither ValueTask, nor ValueTask<T> of a message or a file, nor IAsyncEnumerable<T> of messages")]
    public Task A_method_takes_and_returns_messages(string method, string reason) => ServiceRules.ReportAsync(
        RuleIds.OperationSignature, $"'Run' cannot be an operation, because {reason}", Sources.Service("[McpOperation(1)] " + method));

    [Theory]
    [InlineData("ValueTask<Ack> {|#0:Run|}(Note note);")]
    [InlineData("ValueTask {|#0:Run|}(IAsyncEnumerable<Note> notes);")]
    public Task What_is_one_way_brings_nothing_back(string method) => ServiceRules.ReportAsync(
        RuleIds.OperationSignature,
        "'Run' cannot be an operation, because it is one-way, so it takes a message and returns ValueTask",
        Sources.Service("[McpOperation(1, OneWay = true)] " + method));

    [Theory]
    [InlineData("int {|#0:Run|} { get; }")]
    [InlineData("event Action {|#0:Run|};")]
    [InlineData("static abstract int {|#0:Run|} { get; }")]
    public Task A_service_has_methods_only(string member) => ServiceRules.ReportAsync(
        RuleIds.OperationSignature, "'Run' cannot be an operation, because a service has methods only", Sources.Service(member));

    [Theory]
    [InlineData("ValueTask<Ack> PublishAsync(string text) => PublishAsync(new Note(text));")]
    [InlineData("private ValueTask<Ack> RunAsync() => PublishAsync(new Note(string.Empty));")]
    [InlineData("static ValueTask<Ack> RunAsync(IUserEvents events) => events.PublishAsync(new Note(string.Empty));")]
    [InlineData("int Count => 1;")]
    [InlineData("const int Most = 1; enum Kind { Start }")]
    public Task What_a_service_says_itself_is_no_operation(string member) => ServiceRules.AcceptAsync(Sources.Service(Publish + member));

    [Fact]
    public Task A_service_may_be_derived_from_an_interface_that_leaves_nothing_to_do() => ServiceRules.AcceptAsync(
        Sources.File("public interface IMarker { int Version => 1; } [McpService(\"events\")] public interface IUserEvents : IMarker;"));

    [Theory]
    [InlineData("Definition")]
    [InlineData("Register")]
    [InlineData("OperationsAsync")]
    [InlineData("ToString")]
    [InlineData("UserEventsClient")]
    public Task A_name_of_the_client_is_taken(string name) => ServiceRules.ReportAsync(
        RuleIds.ReservedName,
        $"'IUserEvents' cannot have a member named '{name}', because the generator adds one of that name",
        Sources.Service($"[McpOperation(1)] ValueTask {{|#0:{name}|}}();"));

    [Theory]
    [InlineData("public class {|#0:UserEventsClient|};", "UserEventsClient")]
    [InlineData("[ModbusRegisterMap] public partial class {|#0:UserEvents|};", "UserEvents")]
    public Task So_is_the_name_of_the_client_itself(string neighbour, string name) => ServiceRules.ReportAsync(
        RuleIds.ReservedName,
        $"'IUserEvents' cannot have a member named '{name}', because the generator adds one of that name",
        Sources.Service(Publish) + neighbour);

    [Fact]
    public Task A_client_may_be_extended_by_hand() => ServiceRules.AcceptAsync(Sources.Service(Publish) + "public partial class UserEventsClient;");

    [Fact]
    public Task Every_form_of_operation_is_accepted() => ServiceRules.AcceptAsync(Sources.Service(
        """
            [McpOperation(1)] ValueTask StopAsync();
            [McpOperation(2)] ValueTask<Ack> PublishAsync(Note note, CancellationToken cancellationToken = default);
            [McpOperation(3)] IAsyncEnumerable<Note> WatchAsync(Ack request, CancellationToken cancellationToken = default);
            [McpOperation(4, OneWay = true)] ValueTask NotifyAsync(Note note);
            [McpOperation(5)] ValueTask<Ack> UploadAsync(IAsyncEnumerable<Note> notes);
            [McpOperation(6)] IAsyncEnumerable<Ack> ExchangeAsync(Ack first, IAsyncEnumerable<Note> notes, CancellationToken cancellationToken = default);
        """));

    [Fact]
    public Task An_interface_without_the_attribute_is_no_service() => ServiceRules.AcceptAsync(Sources.File("public interface IUserEvents { int Count { get; } void Run(string text); }"));

    [Fact]
    public Task A_pragma_silences_a_rule_at_its_place() => ServiceRules.AcceptAsync(Sources.Service(
        "#pragma warning disable CW2103\n[McpOperation(10000)] ValueTask StopAsync();\n#pragma warning restore CW2103"));
}
