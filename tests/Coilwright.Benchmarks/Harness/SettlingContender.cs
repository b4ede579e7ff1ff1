using System.Runtime;

namespace Coilwright.Benchmarks.Harness;

/// <summary>
/// A contender of so much code that the compiler is still busy with it long after the usual warming: on one CPU that would be taken from whoever is
/// measured, the other side above all. Warmed until the compiler has next to nothing to do.
/// </summary>
internal sealed class SettlingContender(IContender contender) : IContender
{
    private const int MaxTurns = 60;
    private const int FewMethods = 3;

    public async Task WarmUpAsync(TimeSpan duration)
    {
        long before;
        int turns = 0;
        do
        {
            before = JitInfo.GetCompiledMethodCount();
            await contender.RunAsync(duration);
        }
        while (++turns < MaxTurns && JitInfo.GetCompiledMethodCount() - before > FewMethods);
    }

    public Task<Sample> RunAsync(TimeSpan duration) => contender.RunAsync(duration);

    public ValueTask DisposeAsync() => contender.DisposeAsync();
}
