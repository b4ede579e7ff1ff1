using System.IO.Compression;
using System.Xml.Linq;

namespace Coilwright.Packaging.Harness;

/// <summary>One package file.</summary>
internal sealed class Package(string path) : IDisposable
{
    private readonly ZipArchive _archive = ZipFile.OpenRead(path);

    /// <summary>What the author put in, sorted; not what the packing format adds to every package.</summary>
    public IEnumerable<string> Files => _archive.Entries
        .Select(static entry => entry.FullName)
        .Where(static name => !name.StartsWith("_rels/", StringComparison.Ordinal)
            && !name.StartsWith("package/", StringComparison.Ordinal)
            && name != "[Content_Types].xml")
        .Order(StringComparer.Ordinal);

    /// <summary>The whole of one file.</summary>
    public byte[] Read(string name)
    {
        using Stream stream = _archive.GetEntry(name)!.Open();
        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>The <c>metadata</c> of the nuspec.</summary>
    public XElement Metadata()
    {
        string nuspec = Files.Single(static name => name.EndsWith(".nuspec", StringComparison.Ordinal));
        using MemoryStream content = new(Read(nuspec));
        return XDocument.Load(content).Root!.Elements().Single();
    }

    public void Dispose() => _archive.Dispose();
}
