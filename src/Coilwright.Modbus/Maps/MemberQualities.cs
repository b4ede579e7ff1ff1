namespace Coilwright.Modbus;

/// <summary>
/// The qualities of all members after one read. Immutable, so that a steady state shares one object from read to read and nothing is
/// allocated until a quality changes.
/// </summary>
internal sealed class MemberQualities : IEquatable<MemberQualities>
{
    private readonly byte[] _qualities;

    /// <summary>Keeps a copy of the qualities.</summary>
    /// <param name="plan">What was read.</param>
    /// <param name="qualities">A <see cref="MemberQuality"/> for each member of the map.</param>
    /// <param name="refusal">Why there are refused members among them.</param>
    public MemberQualities(MapPlan plan, ReadOnlySpan<byte> qualities, MapRefusal? refusal)
    {
        Plan = plan;
        Refusal = refusal;
        _qualities = qualities.ToArray();
        AllGood = qualities.Count((byte)MemberQuality.Good) == plan.Members.Count(plan.Reads);
        Refused = [.. plan.Members.Where(member => this[member.Index] == MemberQuality.Refused)];
    }

    /// <summary>What was read.</summary>
    public MapPlan Plan { get; }

    /// <summary>Whether every member that the read was about is good.</summary>
    public bool AllGood { get; }

    public IReadOnlyList<MapMember> Refused { get; }

    /// <summary>Why the refused members are; <see langword="null"/> where none is.</summary>
    public MapRefusal? Refusal { get; }

    public MemberQuality this[int member] => (MemberQuality)_qualities[member];

    public int Count(MemberQuality quality) => _qualities.AsSpan().Count((byte)quality);

    public bool Matches(ReadOnlySpan<byte> qualities) => qualities.SequenceEqual(_qualities);

    public bool Equals(MemberQualities? other) => other is not null && Matches(other._qualities);

    public override bool Equals(object? obj) => Equals(obj as MemberQualities);

    public override int GetHashCode() => _qualities.Length;
}
