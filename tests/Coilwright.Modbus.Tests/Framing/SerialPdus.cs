using Coilwright.Modbus.Framing;
using CsCheck;

namespace Coilwright.Modbus.Tests.Framing;

/// <summary>PDUs of every public function code in both directions, put together by hand from the specification.</summary>
internal static class SerialPdus
{
    public static TheoryData<FrameDirection, string> All => new()
    {
        { FrameDirection.Request, "01 0013 0013" },
        { FrameDirection.Response, "01 03 CD6B05" },
        { FrameDirection.Request, "02 00C4 0016" },
        { FrameDirection.Response, "02 03 ACDB35" },
        { FrameDirection.Request, "03 006B 0003" },
        { FrameDirection.Response, "03 06 022B00000064" },
        { FrameDirection.Request, "04 0008 0001" },
        { FrameDirection.Response, "04 02 000A" },
        { FrameDirection.Request, "05 00AC FF00" },
        { FrameDirection.Response, "05 00AC FF00" },
        { FrameDirection.Request, "06 0001 0003" },
        { FrameDirection.Response, "06 0001 0003" },
        { FrameDirection.Request, "07" },
        { FrameDirection.Response, "07 6D" },
        { FrameDirection.Request, "08 0000 A537" },
        { FrameDirection.Response, "08 0000 A537" },
        { FrameDirection.Request, "08 000A 0000" },
        { FrameDirection.Response, "08 000B 0123" },
        { FrameDirection.Request, "0B" },
        { FrameDirection.Response, "0B FFFF 0108" },
        { FrameDirection.Request, "0C" },
        { FrameDirection.Response, "0C 08 0000 0108 0121 20 00" },
        { FrameDirection.Request, "0F 0013 000A 02 CD01" },
        { FrameDirection.Response, "0F 0013 000A" },
        { FrameDirection.Request, "10 0001 0002 04 000A0102" },
        { FrameDirection.Response, "10 0001 0002" },
        { FrameDirection.Request, "11" },
        { FrameDirection.Response, "11 05 434F494CFF" },
        { FrameDirection.Request, "14 0E 06 0004 0001 0002 06 0003 0009 0002" },
        { FrameDirection.Response, "14 0C 05 06 0DFE0020 05 06 33CD0040" },
        { FrameDirection.Request, "15 0D 06 0004 0007 0003 06AF04BE100D" },
        { FrameDirection.Response, "15 0D 06 0004 0007 0003 06AF04BE100D" },
        { FrameDirection.Request, "16 0004 00F2 0025" },
        { FrameDirection.Response, "16 0004 00F2 0025" },
        { FrameDirection.Request, "17 0003 0006 000E 0003 06 00FF00FF00FF" },
        { FrameDirection.Response, "17 0C 00FE0ACD00010003000D00FF" },
        { FrameDirection.Request, "18 04DE" },
        { FrameDirection.Response, "18 0006 0002 01B81284" },
        { FrameDirection.Request, "2B 0E 01 00" },
        { FrameDirection.Response, "2B 0E 01 01 00 00 03 00 03 414243 01 02 4445 02 00" },
        { FrameDirection.Response, "83 02" },
        { FrameDirection.Response, "96 01" },
        { FrameDirection.Response, "97 04" },
        { FrameDirection.Response, "AB 03" },
    };

    private static (FrameDirection Direction, byte[] Pdu)[] Parsed { get; } = [.. All.Select(row => (row.Data.Item1, BytesOf(row.Data.Item2)))];

    /// <summary>Any of them, with its direction.</summary>
    public static Gen<(FrameDirection Direction, byte[] Pdu)> Any { get; } =
        Gen.Int[0, All.Count - 1].Select(index => Parsed[index]);

    public static byte[] BytesOf(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
