namespace Coilwright.Modbus;

/// <summary>What a read of a whole map gave: when, and the quality of each member. Immutable: a later read does not change it.</summary>
public readonly struct MapReadResult : IEquatable<MapReadResult>
{
    private readonly MemberQualities _qualities;

    internal MapReadResult(DateTimeOffset time, MemberQualities qualities)
    {
        Time = time;
        _qualities = qualities;
    }

    /// <summary>When the last of the read's answers had arrived.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>
    /// What was read: the plan of the map, or of the poll group, with as many elements in its groups as the device has. So
    /// <c>result.Plan.Find&lt;ushort&gt;("Modules[1].Current")</c> finds members that the map's own plan cannot know.
    /// </summary>
    public MapPlan Plan => _qualities.Plan;

    /// <summary>Whether every member, or every one of the poll group that was read, was read and had a value.</summary>
    public bool AllGood => _qualities.AllGood;

    /// <summary>The members that the device refused to give; the target holds what it held before.</summary>
    public IReadOnlyList<MapMember> Refused => _qualities.Refused;

    /// <summary>The quality of one member: <c>result[EnergyMeterMembers.Temperature]</c>.</summary>
    /// <exception cref="ArgumentException">Nothing of this name was read: the member is of another map, or of an element that the device does not have.</exception>
    public MemberQuality this[MapMember member]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(member);
            return Plan.IndexOf(member) is var index and >= 0 ? _qualities[index] : throw new ArgumentException($"{Plan.MapName} has no {member.Name}.", nameof(member));
        }
    }

    /// <summary>How many members have the given quality.</summary>
    public int Count(MemberQuality quality) => _qualities.Count(quality);

    /// <summary>
    /// Makes sure that the device gave every member that was asked for, as <c>ReadAsync()</c> without a target does: of a refused one the target
    /// holds what it held before, which must not pass for its value. Allocates nothing where all were given.
    /// </summary>
    /// <exception cref="ModbusDeviceException">The device refused a member, which the message names. The target holds what the others gave.</exception>
    public void ThrowIfRefused()
    {
        if (_qualities.Refusal is { } refusal)
        {
            throw refusal.ToError();
        }
    }

    /// <inheritdoc/>
    public bool Equals(MapReadResult other) => Time == other.Time && _qualities.Equals(other._qualities);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MapReadResult other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Time.GetHashCode();

    /// <summary>Whether both tell the same.</summary>
    public static bool operator ==(MapReadResult left, MapReadResult right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(MapReadResult left, MapReadResult right) => !left.Equals(right);
}
