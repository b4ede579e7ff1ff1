namespace Coilwright.Benchmarks.Client;

/// <summary>The bytes of a read of holding registers.</summary>
internal static class ReadFrame
{
    public const int RequestSize = 12;

    public static byte[] Create(int registers, ushort transaction = 1) =>
        [(byte)(transaction >> 8), (byte)transaction, 0, 0, 0, 6, 1, 3, 0, 0, 0, (byte)registers];

    public static int AnswerSize(int registers) => 9 + (registers * 2);
}
