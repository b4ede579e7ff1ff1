using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace Coilwright.Benchmarks.Codecs;

/// <summary>
/// The codecs of the table once more by BenchmarkDotNet, which knows better than the table how sure a figure is, but measures one side
/// after the other.
/// </summary>
[MemoryDiagnoser]
public class CodecsInDetail
{
    private const int Batch = 1000;
    private static string? s_filter;

    public static IEnumerable<object> Codecs => RowSources().SelectMany(source => source.Codecs)
        .Where(codec => codec.ToRow().Matches(s_filter));

    [ParamsSource(nameof(Codecs))]
    public object Codec { get; set; } = null!;

    internal static void Run(string? filter)
    {
        s_filter = filter;
        IConfig config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance))
            .WithOptions(ConfigOptions.DisableLogFile)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "coilwright-benchmarks"));
        BenchmarkRunner.Run<CodecsInDetail>(config);
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public void Ours() => ((Codec)Codec).Ours(Batch);

    [Benchmark(OperationsPerInvoke = Batch, Baseline = true)]
    public void Yardstick() => ((Codec)Codec).Yardstick(Batch);

    private static IEnumerable<ICodecs> RowSources() => typeof(ICodecs).Assembly.GetTypes()
        .Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(ICodecs)))
        .Select(type => (ICodecs)Activator.CreateInstance(type)!);
}
