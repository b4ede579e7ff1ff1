using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Coilwright.Fuzz;

/// <summary>SharpFuzz's map of branches taken, as AFL has it: a counter for each, and what no input before has reached is news.</summary>
internal sealed unsafe class Coverage
{
    private const int Size = 1 << 16;

    // By name, because SharpFuzz takes an assembly that refers to this type for one that is instrumented already, and the generated codecs are
    // in this one.
    private static readonly FieldInfo SharedMemory = Type.GetType("SharpFuzz.Common.Trace, SharpFuzz.Common", throwOnError: true)!.GetField("SharedMem")!;

    // Never freed: instrumented code writes to it to the end.
    private static readonly byte* Map = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly byte[] _seen = new byte[Size];

    /// <summary>Gives instrumented code its map. To be called before any of it runs, since it does not look whether there is one.</summary>
    public static void Prepare() => SharedMemory.SetValue(null, Pointer.Box(Map, typeof(byte*)));

    /// <summary>How many branches were taken so far.</summary>
    public int Branches => _seen.Count(counts => counts != 0);

    /// <summary>Begins an input.</summary>
    public static void Clear() => NativeMemory.Clear(Map, Size);

    /// <summary>Whether the input took a branch that none before took, or took one much more often.</summary>
    public bool HasNews()
    {
        bool news = false;
        var map = new ReadOnlySpan<byte>(Map, Size);
        for (int i = map.IndexOfAnyExcept((byte)0); i >= 0;)
        {
            // Counts in powers of two: a bit for each.
            byte bit = (byte)(1 << BitOperations.Log2(map[i]));
            news |= (_seen[i] & bit) == 0;
            _seen[i] |= bit;
            int next = map[(i + 1)..].IndexOfAnyExcept((byte)0);
            i = next < 0 ? -1 : i + 1 + next;
        }

        return news;
    }
}
