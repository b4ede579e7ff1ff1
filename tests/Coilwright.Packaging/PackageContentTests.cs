using System.Xml.Linq;
using Coilwright.Packaging.Harness;

namespace Coilwright.Packaging;

public sealed class PackageContentTests(PackageFeed feed)
{
    [Fact]
    public void The_runtime_carries_the_compiler_part_in_one_slot_and_the_compiler_check()
    {
        using Package package = feed.Open("Coilwright");

        Assert.Equal(
            [
                "Coilwright.nuspec",
                "README.md",
                "TELEMETRY.md",
                "analyzers/dotnet/cs/Coilwright.Analyzers.dll",
                "analyzers/dotnet/cs/Coilwright.CodeFixes.dll",
                "analyzers/dotnet/cs/Coilwright.Generators.dll",
                "buildTransitive/Coilwright.targets",
                "lib/net10.0/Coilwright.dll",
                "lib/net10.0/Coilwright.xml",
            ],
            package.Files);
    }

    [Fact]
    public void Modbus_carries_its_library_and_nothing_else()
    {
        using Package package = feed.Open("Coilwright.Modbus");

        Assert.Equal(
            [
                "Coilwright.Modbus.nuspec",
                "README.md",
                "lib/net10.0/Coilwright.Modbus.dll",
                "lib/net10.0/Coilwright.Modbus.xml",
            ],
            package.Files);
    }

    [Fact]
    public void The_message_protocol_carries_its_library_and_nothing_else()
    {
        using Package package = feed.Open("Coilwright.Mcp");

        Assert.Equal(
            [
                "Coilwright.Mcp.nuspec",
                "README.md",
                "lib/net10.0/Coilwright.Mcp.dll",
                "lib/net10.0/Coilwright.Mcp.xml",
            ],
            package.Files);
    }

    [Theory]
    [InlineData("Coilwright.Hosting")]
    [InlineData("Coilwright.Testing")]
    public void What_goes_with_the_protocols_carries_its_library_and_nothing_else(string id)
    {
        using Package package = feed.Open(id);

        Assert.Equal([$"{id}.nuspec", "README.md", $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml"], package.Files);
    }

    [Theory]
    [InlineData("Coilwright.Hosting", "Coilwright.Mcp", "Coilwright.Modbus")]
    [InlineData("Coilwright.Testing", "Coilwright", "Coilwright.Modbus")]
    public void It_brings_along_what_of_ours_it_stands_on(string id, params string[] expected)
    {
        using Package package = feed.Open(id);

        IEnumerable<string> brought = package.Metadata().Descendants()
            .Where(static element => element.Name.LocalName == "dependency")
            .Select(static element => element.Attribute("id")!.Value)
            .Where(static dependency => dependency.StartsWith("Coilwright", StringComparison.Ordinal));

        Assert.Equal(expected, brought.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Hosting_asks_for_the_framework_of_web_servers()
    {
        using Package package = feed.Open("Coilwright.Hosting");

        XElement framework = package.Metadata().Descendants().Single(static element => element.Name.LocalName == "frameworkReference");

        Assert.Equal("Microsoft.AspNetCore.App", framework.Attribute("name")!.Value);
    }

    [Theory]
    [InlineData("Coilwright")]
    [InlineData("Coilwright.Hosting")]
    [InlineData("Coilwright.Mcp")]
    [InlineData("Coilwright.Modbus")]
    [InlineData("Coilwright.Testing")]
    public void Symbols_come_in_a_package_of_their_own(string id)
    {
        using Package package = feed.Open(id, "snupkg");

        Assert.Equal([$"{id}.nuspec", $"lib/net10.0/{id}.pdb"], package.Files);
    }

    [Theory]
    [InlineData("Coilwright.Mcp")]
    [InlineData("Coilwright.Modbus")]
    public void One_reference_to_a_protocol_brings_the_generator_along(string id)
    {
        using Package package = feed.Open(id);

        XElement dependency = package.Metadata().Descendants().Single(
            static element => element.Name.LocalName == "dependency" && element.Attribute("id")!.Value == "Coilwright");

        Assert.Equal(PackageFeed.Version, dependency.Attribute("version")!.Value);
        Assert.Null(dependency.Attribute("exclude"));
        Assert.Equal("All", dependency.Attribute("include")!.Value);
    }

    [Theory]
    [InlineData("Coilwright", "modbus")]
    [InlineData("Coilwright.Hosting", "hosting")]
    [InlineData("Coilwright.Testing", "testing")]
    [InlineData("Coilwright.Mcp", "message-communication-protocol")]
    [InlineData("Coilwright.Modbus", "modbus")]
    public void The_package_says_what_it_is(string id, string tag)
    {
        using Package package = feed.Open(id);
        Dictionary<string, string> metadata = package.Metadata().Elements().ToDictionary(static element => element.Name.LocalName, static element => element.Value);

        Assert.Equal(id, metadata["id"]);
        Assert.Equal("MIT", metadata["license"]);
        Assert.Equal("README.md", metadata["readme"]);
        Assert.Contains(tag, metadata["tags"].Split(' '));
        Assert.NotEqual("Package Description", metadata["description"]);
        Assert.StartsWith("https://", metadata["projectUrl"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Coilwright", "lib/net10.0/Coilwright.dll")]
    [InlineData("Coilwright", "analyzers/dotnet/cs/Coilwright.Generators.dll")]
    [InlineData("Coilwright", "analyzers/dotnet/cs/Coilwright.Analyzers.dll")]
    [InlineData("Coilwright", "analyzers/dotnet/cs/Coilwright.CodeFixes.dll")]
    [InlineData("Coilwright.Mcp", "lib/net10.0/Coilwright.Mcp.dll")]
    [InlineData("Coilwright.Modbus", "lib/net10.0/Coilwright.Modbus.dll")]
    [InlineData("Coilwright.Hosting", "lib/net10.0/Coilwright.Hosting.dll")]
    [InlineData("Coilwright.Testing", "lib/net10.0/Coilwright.Testing.dll")]
    public void No_assembly_tells_where_it_was_built(string id, string file)
    {
        using Package package = feed.Open(id);

        Assert.Equal(-1, package.Read(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(RepositoryLayout.Root)));
    }
}
