namespace Coilwright.Benchmarks.Harness;

/// <summary>Brings rows to the table. Every implementation in the program is found; one file for what is measured is enough.</summary>
internal interface IRows
{
    /// <summary>Where the rows stand in the table, from the top.</summary>
    int Place { get; }

    /// <summary>The rows.</summary>
    IEnumerable<Row> Create();
}
