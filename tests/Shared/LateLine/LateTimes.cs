namespace Coilwright.Modbus.Tests.LateLine;

/// <summary>How late units are.</summary>
/// <param name="InTime">The longest that an answer takes which is not late.</param>
/// <param name="Soonest">The shortest that a late one takes.</param>
/// <param name="Latest">The longest, though it waits for those before it.</param>
/// <param name="Longest">What no answer takes: below the line's longest response delay.</param>
internal sealed record LateTimes(TimeSpan InTime, TimeSpan Soonest, TimeSpan Latest, TimeSpan Longest);
