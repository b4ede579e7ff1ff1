namespace Coilwright.Fuzz;

/// <summary>Makes new inputs of old ones.</summary>
internal sealed class Mutator(int seed)
{
    private const int MostBytes = 600;
    private static readonly byte[] Telling = [0, 1, 0x7F, 0x80, 0xFF, 0xFE, 0x0A, (byte)':', (byte)'0', (byte)'F', 0x0D, 0xAB, 0xCD];

    private readonly Random _random = new(seed);

    public byte[] Mutate(IReadOnlyList<byte[]> corpus)
    {
        var bytes = new List<byte>(corpus[_random.Next(corpus.Count)]);
        for (int changes = 1 << _random.Next(5); changes > 0; changes--)
        {
            Change(bytes, corpus);
        }

        return [.. bytes.Take(MostBytes)];
    }

    private void Change(List<byte> bytes, IReadOnlyList<byte[]> corpus)
    {
        int at = _random.Next(bytes.Count + 1);
        bool exists = at < bytes.Count;
        switch (_random.Next(8))
        {
            case 0 when exists:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when exists:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 2 when exists:
                bytes[at] = Telling[_random.Next(Telling.Length)];
                break;
            case 3 when exists:
                bytes[at] += (byte)_random.Next(-4, 5);
                break;
            case 4 when exists:
                bytes.RemoveRange(at, Math.Min(1 + _random.Next(4), bytes.Count - at));
                break;
            case 5:
                bytes.Insert(at, Telling[_random.Next(Telling.Length)]);
                break;
            case 6:
                bytes.InsertRange(at, PieceOf(corpus[_random.Next(corpus.Count)]));
                break;
            case 7 when exists:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(1 + _random.Next(16), bytes.Count - at)));
                break;
        }
    }

    private byte[] PieceOf(byte[] other)
    {
        int start = _random.Next(other.Length + 1);
        return other[start..Math.Min(other.Length, start + 1 + _random.Next(32))];
    }
}
