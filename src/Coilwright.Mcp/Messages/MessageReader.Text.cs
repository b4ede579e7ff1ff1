using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Messages;

public ref partial struct MessageReader
{
    private const int GuidSize = 16;

    /// <summary>Reads a UTF-8 string behind its length.</summary>
    /// <param name="reuse">A string that is returned if it holds the same text.</param>
    /// <param name="maxLength">The most bytes to accept.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string ReadString(string? reuse = null, int maxLength = int.MaxValue) => ToText(TakePrefixed(maxLength), reuse);

    /// <summary>Reads a UTF-8 string behind its length by way of <c>StringPool.Shared</c>.</summary>
    /// <param name="maxLength">The most bytes to accept.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string ReadPooledString(int maxLength = int.MaxValue)
    {
        string? text = Utf8Text.ReadPooled(TakePrefixed(maxLength));
        if (text is not null)
        {
            return text;
        }

        Fail(McpFormatFault.InvalidUtf8);
        return "";
    }

    /// <summary>Reads bytes behind their length.</summary>
    /// <param name="reuse">An array that is overwritten and returned if it has the right length.</param>
    /// <param name="maxLength">The most bytes to accept.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte[] ReadBytes(byte[]? reuse = null, int maxLength = int.MaxValue) => ToArray(TakePrefixed(maxLength), reuse);

    /// <summary>Reads bytes behind their length without copying them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> ReadSpan() => TakePrefixed();

    /// <summary>Reads a Guid behind its length, 16, in the order of RFC 9562; length 0 is the empty Guid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Guid ReadGuid()
    {
        ReadOnlySpan<byte> bytes = TakePrefixed();
        if (bytes.Length == GuidSize)
        {
            return new(bytes, bigEndian: true);
        }

        if (bytes.Length > 0)
        {
            FailAt(_position - bytes.Length, McpFormatFault.ValueOutOfRange);
        }

        return Guid.Empty;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private string ToText(ReadOnlySpan<byte> bytes, string? reuse)
    {
        string? text = Utf8Text.Read(bytes, reuse);
        if (text is not null)
        {
            return text;
        }

        FailAt(_position - bytes.Length, McpFormatFault.InvalidUtf8);
        return "";
    }

    private static byte[] ToArray(ReadOnlySpan<byte> bytes, byte[]? reuse)
    {
        if (reuse is null || reuse.Length != bytes.Length)
        {
            return bytes.ToArray();
        }

        bytes.CopyTo(reuse);
        return reuse;
    }
}
