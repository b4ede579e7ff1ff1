namespace Coilwright.Benchmarks.Codecs;

/// <summary>Brings codecs, for the table and for BenchmarkDotNet alike.</summary>
internal interface ICodecs
{
    IEnumerable<Codec> Codecs { get; }
}
