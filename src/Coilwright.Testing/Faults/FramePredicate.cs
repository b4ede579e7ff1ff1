namespace Coilwright.Testing;

/// <summary>Picks frames by their bytes.</summary>
public delegate bool FramePredicate(ReadOnlySpan<byte> frame);
