namespace Coilwright.Fuzz;

/// <summary>A parser with what has to be true of it for any input.</summary>
internal interface IFuzzTarget
{
    /// <summary>The name of its folder in the corpus.</summary>
    string Name { get; }

    /// <summary>Inputs to begin with, besides those of the corpus.</summary>
    IEnumerable<byte[]> Seeds { get; }

    /// <summary>
    /// Parses and checks. Throws whatever the parser must not throw, and <see cref="BrokenInvariantException"/> where what it says cannot be
    /// true.
    /// </summary>
    /// <param name="input">The input. What stands behind it in memory changes from call to call and must not matter.</param>
    /// <returns>A number that depends on everything the parser said.</returns>
    int Run(ReadOnlySpan<byte> input);
}
