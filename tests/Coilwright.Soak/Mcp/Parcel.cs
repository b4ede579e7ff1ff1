using Coilwright.Mcp;

namespace Coilwright.Soak;

/// <summary>What is sent to the server and comes back: bytes that are a function of the address, and a check over both.</summary>
[McpMessage]
internal sealed partial record Parcel
{
    [McpField(1)]
    public ulong Address { get; init; }

    [McpField(2)]
    public byte[] Content { get; init; } = [];

    [McpField(3, Encoding = McpEncoding.Fixed)]
    public uint Check { get; init; }

    /// <summary>Whether it is as it was packed.</summary>
    public bool IsWhole => Check == CheckOf(Address, Content);

    public static Parcel Pack(ulong address, int length)
    {
        byte[] content = new byte[length];
        for (int i = 0; i < length; i++)
        {
            content[i] = ByteAt(address, i);
        }

        return new Parcel { Address = address, Content = content, Check = CheckOf(address, content) };
    }

    // Repeats itself, so that large ones are worth compressing.
    private static byte ByteAt(ulong address, int index) => (byte)((address * 0x9E37_79B9) + ((uint)(index % 97) * 89));

    // FNV-1a.
    private static uint CheckOf(ulong address, byte[] content)
    {
        uint check = 2_166_136_261;
        for (int i = 0; i < sizeof(ulong); i++)
        {
            check = (check ^ (byte)(address >> (i * 8))) * 16_777_619;
        }

        foreach (byte one in content)
        {
            check = (check ^ one) * 16_777_619;
        }

        return check;
    }
}
