namespace Coilwright.Packaging.Harness;

/// <summary>A user's program in a folder of its own, with package references and nothing else of ours.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="feed">Where the packages are.</param>
    /// <param name="properties">Lines of MSBuild properties.</param>
    /// <param name="package">The one package that it refers to.</param>
    public Consumer(PackageFeed feed, string properties = "", string package = "Coilwright.Modbus")
    {
        AddFile("Consumer.csproj", ConsumerProject.Text(feed, "<OutputType>Exe</OutputType>" + properties, package));
        ConsumerProject.Fence(_folder);
    }

    public void AddFile(string name, string text) => File.WriteAllText(_folder.Combine(name), text);

    public Task<CommandResult> BuildAsync(params IEnumerable<string> arguments) =>
        Command.RunAsync(_folder.Path, "dotnet", ["build", "--output", "out", .. arguments]);

    public Task<CommandResult> RunAsync() => Command.RunAsync(_folder.Path, "dotnet", "out/Consumer.dll");

    public Task<CommandResult> PublishAsync() => Command.RunAsync(_folder.Path, "dotnet", "publish", "--output", "out", "--use-current-runtime");

    public Task<CommandResult> RunNativeAsync() => Command.RunAsync(_folder.Path, _folder.Combine("out/Consumer"));

    public void Dispose() => _folder.Dispose();
}
