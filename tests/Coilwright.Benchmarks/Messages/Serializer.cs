namespace Coilwright.Benchmarks.Messages;

/// <summary>A way to write and read one message, as loops over so many operations.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Size">The bytes it makes of the message.</param>
/// <param name="Encode">Writes it into a buffer that is there already.</param>
/// <param name="Decode">Reads it into a new object.</param>
/// <param name="DecodeInto">Reads it into an object that is there already, where that can be done.</param>
internal sealed record Serializer(string Name, int Size, Action<int> Encode, Action<int> Decode, Action<int>? DecodeInto)
{
    /// <param name="name">Whose it is.</param>
    /// <param name="size">The bytes it makes of the message.</param>
    /// <param name="encode">Writes once.</param>
    /// <param name="decode">Reads once.</param>
    /// <param name="decodeInto">Reads once into the same object.</param>
    public static Serializer Of(string name, int size, Action encode, Action decode, Action? decodeInto = null) =>
        new(name, size, Loop(encode), Loop(decode), decodeInto is null ? null : Loop(decodeInto));

    private static Action<int> Loop(Action action) => count =>
    {
        for (int i = 0; i < count; i++)
        {
            action();
        }
    };
}
