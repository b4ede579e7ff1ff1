using System.Text.RegularExpressions;

namespace Coilwright.Tests.Architecture;

/// <summary>A folder of a source project: the types it declares and the files that use others.</summary>
internal sealed record Room(string Name, IReadOnlyList<SourceFile> Files)
{
    public static Room Open(string project, string folder) => new(folder, [.. Read(Path.Combine(Root, project, folder))]);

    public static IEnumerable<string> FoldersOf(string project) => Directory.Exists(Path.Combine(Root, project))
        ? Directory.GetDirectories(Path.Combine(Root, project)).Select(path => Path.GetFileName(path)!).Except(["bin", "obj"])
        : [];

    public static IEnumerable<SourceFile> FilesOf(string project) =>
        FoldersOf(project).SelectMany(folder => Read(Path.Combine(Root, project, folder)));

    /// <summary>The types that this room alone declares; a name that two rooms share says nothing about who is used.</summary>
    public IEnumerable<string> OwnTypes(IEnumerable<Room> rooms) =>
        Declared.Except(rooms.Where(room => room != this).SelectMany(room => room.Declared));

    private static string Root { get; } = Path.Combine(FindRepository(), "src");

    private HashSet<string> Declared => [.. Files.SelectMany(file => file.Declarations)];

    private static IEnumerable<SourceFile> Read(string folder) => Directory.Exists(folder)
        ? Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Select(SourceFile.Read)
        : [];

    private static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Sdk.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("These tests read the sources: run them inside a clone of the repository.");
    }
}

/// <summary>A source file without its comments and texts.</summary>
internal sealed partial record SourceFile(string Name, string Code)
{
    public IEnumerable<string> Declarations => Declaration().Matches(Code).Select(match => match.Groups[1].Value);

    public IReadOnlySet<string> Identifiers { get; } = Identifier().Matches(Code).Select(match => match.Value).ToHashSet();

    public static SourceFile Read(string path) => new(Path.GetFileName(path), CommentOrText().Replace(File.ReadAllText(path), " "));

    public bool Mentions(string package) => Regex.IsMatch(Code, $@"\b{Regex.Escape(package)}\b");

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/|""(?:\\.|[^""\\\n])*""", RegexOptions.Singleline)]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record|delegate\s+[\w<>?\[\]]+)\s+(?!class\b|struct\b|where\b)(\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"[A-Za-z_]\w*")]
    private static partial Regex Identifier();
}
