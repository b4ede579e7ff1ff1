namespace Coilwright.Modbus;

/// <summary>
/// The qualities of all members after one read. Immutable, so that a steady state shares one object from read to read and nothing is
/// allocated until a quality changes.
/// </summary>
internal sealed class MemberQualities : IEquatable<MemberQualities>
{
    private readonly byte[] _qualities;

    public MemberQualities(ReadOnlySpan<byte> qualities)
    {
        _qualities = qualities.ToArray();
        AllGood = !qualities.ContainsAnyExcept((byte)MemberQuality.Good);
    }

    public bool AllGood { get; }

    public MemberQuality this[int member] => (MemberQuality)_qualities[member];

    public int Count(MemberQuality quality) => _qualities.AsSpan().Count((byte)quality);

    public bool Matches(ReadOnlySpan<byte> qualities) => qualities.SequenceEqual(_qualities);

    public bool Equals(MemberQualities? other) => other is not null && Matches(other._qualities);

    public override bool Equals(object? obj) => Equals(obj as MemberQualities);

    public override int GetHashCode() => _qualities.Length;
}
