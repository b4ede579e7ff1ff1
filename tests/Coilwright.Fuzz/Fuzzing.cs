using System.Diagnostics;
using System.Globalization;

namespace Coilwright.Fuzz;

/// <summary>The loop: an input of old ones, run; kept if it reached something new, written down if it broke something.</summary>
internal static class Fuzzing
{
    /// <summary>Fuzzes one target.</summary>
    /// <returns>How many crashes there were; the loop goes on after the first few.</returns>
    public static int Run(IFuzzTarget target, long inputs, int seed, string crashFolder)
    {
        const int MostCrashes = 10;
        var coverage = new Coverage();
        var corpus = new List<byte[]>(FuzzTargets.InputsOf(target));
        var mutator = new Mutator(seed);
        int crashes = 0;
        long started = Stopwatch.GetTimestamp();
        for (long i = 0; i < inputs && crashes < MostCrashes; i++)
        {
            byte[] input = i < corpus.Count ? corpus[(int)i] : mutator.Mutate(corpus);
            Coverage.Clear();
            Exception? error = Try(target, input);
            if (error is not null)
            {
                crashes++;
                string path = Path.Combine(crashFolder, $"{target.Name}-{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(input))[..12]}");
                File.WriteAllBytes(path, input);
                Console.WriteLine($"{path}\n{error}");
            }
            else if (coverage.HasNews())
            {
                corpus.Add(input);
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name}: {inputs:#,0} inputs in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, {coverage.Branches:#,0} branches, {corpus.Count} inputs kept, {crashes} crashes"));
        return crashes;
    }

    private static Exception? Try(IFuzzTarget target, byte[] input)
    {
        try
        {
            FuzzTargets.Check(target, input);
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }
}
