namespace Coilwright.Fuzz;

/// <summary>A parser said something that cannot be true.</summary>
internal sealed class BrokenInvariantException(string message) : Exception(message)
{
    public static void ThrowUnless(bool holds, string invariant)
    {
        if (!holds)
        {
            throw new BrokenInvariantException(invariant);
        }
    }
}
