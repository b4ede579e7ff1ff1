using System.Reflection;

namespace Coilwright.Packaging.Harness;

/// <summary>Where the packed projects lie, as the build of the tests saw it.</summary>
internal static class RepositoryLayout
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The packages that the build has restored: also a source for consumers, so that they need no network.</summary>
    public static string RestoredPackages { get; } = Metadata("RestoredPackages");

    private static string Metadata(string key) =>
        typeof(RepositoryLayout).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
