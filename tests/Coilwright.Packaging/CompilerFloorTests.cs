using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Coilwright.Packaging.Harness;

namespace Coilwright.Packaging;

public sealed class CompilerFloorTests(PackageFeed feed)
{
    private static readonly Version Floor = new(5, 0, 0, 0);

    public static TheoryData<string> Components => ["Coilwright.Analyzers", "Coilwright.CodeFixes", "Coilwright.Generators"];

    [Theory]
    [MemberData(nameof(Components))]
    public void The_compiler_part_asks_for_no_later_compiler(string component) =>
        Assert.All(
            References(component).Where(static reference => reference.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
            static reference => Assert.Equal(Floor, reference.Version));

    /// <remarks>And the parts for each other: they lie in one folder, from which the compiler and editors load them.</remarks>
    [Theory]
    [MemberData(nameof(Components))]
    public void The_compiler_part_asks_for_nothing_but_what_a_compiler_has(string component) =>
        Assert.All(References(component), static reference => Assert.True(
            reference.Name is "netstandard" or "System.Collections.Immutable" or "System.Composition.AttributedModel" or "System.Memory" or "System.Runtime.CompilerServices.Unsafe"
            || reference.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
            || Components.Any(part => part.Data == reference.Name),
            reference.Name));

    [Fact]
    public void The_check_names_the_compiler_that_the_compiler_part_was_built_against()
    {
        using Package package = feed.Open("Coilwright");
        using MemoryStream targets = new(package.Read("buildTransitive/Coilwright.targets"));

        string floor = XDocument.Load(targets).Descendants("_CoilwrightRoslynFloor").Single().Value;

        Assert.Equal(Floor.ToString(2), floor);
    }

    private ImmutableArray<(string Name, Version Version)> References(string component)
    {
        using Package package = feed.Open("Coilwright");
        using PEReader file = new([.. package.Read($"analyzers/dotnet/cs/{component}.dll")]);
        MetadataReader metadata = file.GetMetadataReader();
        return
        [
            .. metadata.AssemblyReferences
                .Select(metadata.GetAssemblyReference)
                .Select(reference => (metadata.GetString(reference.Name), reference.Version)),
        ];
    }
}
