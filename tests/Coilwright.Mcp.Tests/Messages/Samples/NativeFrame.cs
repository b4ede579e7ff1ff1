using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Coilwright.Mcp.Tests.Messages.Samples;

/// <summary>What a C compiler makes of <see cref="StructFrame"/> with <c>#pragma pack(1)</c>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal unsafe struct NativeFrame
{
    public byte Kind;
    public fixed byte Padding[3];
    public int Value;
    public ushort Crc;
    public fixed byte Name[6];
    public fixed short Samples[3];
    public byte On;
    public float Level;

    public static NativeFrame Example
    {
        get
        {
            var frame = new NativeFrame { Kind = 7, Value = -2, Crc = BinaryPrimitives.ReverseEndianness((ushort)0x1234), On = 1, Level = 1.5f };
            "abc"u8.CopyTo(new Span<byte>(frame.Name, 6));
            frame.Samples[0] = 1;
            frame.Samples[1] = -1;
            return frame;
        }
    }
}
