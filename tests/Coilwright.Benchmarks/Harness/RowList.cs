using System.Reflection;

namespace Coilwright.Benchmarks.Harness;

/// <summary>All rows of the program, in the order of the table.</summary>
internal static class RowList
{
    public static IReadOnlyList<Row> All { get; } = [.. Assembly.GetExecutingAssembly().GetTypes()
        .Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IRows)))
        .Select(type => (IRows)Activator.CreateInstance(type)!)
        .OrderBy(rows => rows.Place)
        .SelectMany(rows => rows.Create())];
}
