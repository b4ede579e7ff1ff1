using System.Diagnostics;

namespace EventService;

/// <summary>What happens, as it happens, with the seconds since the beginning.</summary>
internal static class Story
{
    private static readonly long Begin = Stopwatch.GetTimestamp();

    public static void Tell(string what)
        => Console.WriteLine(FormattableString.Invariant($"{Stopwatch.GetElapsedTime(Begin).TotalSeconds,5:0.0} s  {what}"));
}
