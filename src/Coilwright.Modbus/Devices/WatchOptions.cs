using Coilwright.Connections;

namespace Coilwright.Modbus;

/// <summary>How a map is watched.</summary>
/// <remarks>Read when a watch begins. A value out of range throws <see cref="ArgumentOutOfRangeException"/> when it is set.</remarks>
public sealed class WatchOptions
{
    /// <summary>
    /// From the beginning of one round to that of the next. 1 ms to 1 day; 1 s by default. Round n is due n periods after the first, however
    /// long the rounds before took.
    /// </summary>
    public TimeSpan Period { get; set => field = CheckPeriod(value, nameof(Period)); } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The poll groups to watch in one stream, by their names in the map, each with a period of its own, 1 ms to 1 day:
    /// <c>PollGroups = { ["fast"] = TimeSpan.FromSeconds(1), ["slow"] = TimeSpan.FromMinutes(5) }</c>. What names no group is in "default". Then
    /// <see cref="Period"/> is not looked at. Empty by default: the whole map is watched. For watches into a target; the periods are checked when one begins.
    /// </summary>
    public IDictionary<string, TimeSpan> PollGroups { get; } = new Dictionary<string, TimeSpan>();

    /// <summary>
    /// Leaves rounds out of the stream in which every member says what it said before, and faults that are of the kind of the one before.
    /// <see langword="false"/> by default.
    /// </summary>
    public bool OnlyChanged { get; set; }

    /// <summary>
    /// Whether a round that fails is an element of the stream, which goes on, rather than an exception, which ends it. <see langword="false"/>
    /// by default.
    /// </summary>
    public bool YieldsFaults { get; set; }

    internal static TimeSpan CheckPeriod(TimeSpan period, string name) =>
        OptionRange.Check(period, OptionRange.Shortest, TimeSpan.FromDays(1), name);
}
