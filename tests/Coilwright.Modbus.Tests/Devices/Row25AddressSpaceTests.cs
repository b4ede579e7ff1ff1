using Coilwright.Modbus.Tests.Client;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>Row 25: the end of the address space and the most that a request carries, as maps meet them.</summary>
public sealed partial class Row25AddressSpaceTests
{
    [Fact]
    public async Task Register_65535_is_read_and_written()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var client = new LastClient(fixture.Client);

        ValueTask<Last> read = client.ReadAsync(Cancellation);
        Assert.Equal([1, 0xFF, 0xFF, 0, 1], await AnswerAsync(fixture, 1, 1, 1));
        Assert.Equal([3, 0xFF, 0xFD, 0, 3], await AnswerAsync(fixture, 3, 6, 0, 1, 0, 2, 0, 7));
        Last last = await read;
        Assert.Equal((true, 0x10002u, (ushort)7), (last.Relay, last.Energy, last.Limit));

        ValueTask write = client.WriteLimitAsync(9, Cancellation);
        Assert.Equal([6, 0xFF, 0xFF, 0, 9], await AnswerAsync(fixture, 6, 0xFF, 0xFF, 0, 9));
        await write;
    }

    [Fact]
    public async Task A_base_address_moves_a_map_up_to_it_and_no_further()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<ushort> read = new NarrowClient(fixture.Client, 1, 65535 - 1).ReadSecondAsync(Cancellation);
        Assert.Equal([3, 0xFF, 0xFF, 0, 1], await AnswerAsync(fixture, 3, 2, 0, 5));
        Assert.Equal(5, await read);

        Assert.Throws<ArgumentOutOfRangeException>(() => new NarrowClient(fixture.Client, 1, 65535));
    }

    [Fact]
    public async Task What_is_as_wide_as_a_request_goes_into_one()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var client = new WideClient(fixture.Client);

        ValueTask<Wide> read = client.ReadAsync(Cancellation);
        Assert.Equal([1, 0, 0, 0x07, 0xD0], await AnswerAsync(fixture, [1, 250, .. new byte[250]]));
        Assert.Equal([4, 0, 0, 0, 125], await AnswerAsync(fixture, [4, 250, .. new byte[250]]));
        Assert.Equal([3, 0, 0, 0, 123], await AnswerAsync(fixture, [3, 246, .. new byte[246]]));
        await read;

        ValueTask write = client.WriteCurveAsync(new ushort[123], Cancellation);
        Assert.Equal([16, 0, 0, 0, 123, 246, .. new byte[246]], await AnswerAsync(fixture, 16, 0, 0, 0, 123));
        await write;
    }

    [Fact]
    public async Task The_lower_limit_of_a_device_holds_for_every_request()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<Limited> read = new LimitedClient(fixture.Client).ReadAsync(Cancellation);
        Assert.Equal([1, 0, 0, 0, 3], await AnswerAsync(fixture, 1, 1, 0));
        Assert.Equal([1, 0, 3, 0, 1], await AnswerAsync(fixture, 1, 1, 0));
        Assert.Equal([3, 0, 0, 0, 4], await AnswerAsync(fixture, 3, 8, 0, 0, 0, 1, 0, 0, 0, 2));
        Assert.Equal([3, 0, 4, 0, 2], await AnswerAsync(fixture, 3, 4, 0, 0, 0, 3));

        Assert.Equal((1u, 2u, 3u), (await read) is var limited ? (limited.A, limited.B, limited.C) : default);
    }

    private static async Task<byte[]> AnswerAsync(ClientFixture fixture, params byte[] pdu)
    {
        ReceivedRequest request = await fixture.ReceiveAsync();
        await fixture.Peer.SendAsync(Frame(request.Id, request.Unit, pdu));
        return request.Pdu;
    }

    [ModbusRegisterMap]
    internal sealed partial class Last
    {
        [HoldingRegister(65533)] public uint Energy { get; set; }

        [HoldingRegister(65535)] public ushort Limit { get; set; }

        [Coil(65535)] public bool Relay { get; set; }
    }

    [ModbusRegisterMap]
    internal sealed partial class Narrow
    {
        [HoldingRegister(0)] public ushort First { get; set; }

        [HoldingRegister(1)] public ushort Second { get; set; }
    }

    [ModbusRegisterMap]
    internal sealed partial class Wide
    {
        [HoldingRegister(0, Length = 123)] public ushort[] Curve { get; set; } = new ushort[123];

        [InputRegister(0, Length = 125)] public ushort[] Harmonics { get; set; } = new ushort[125];

        [Coil(0, Length = 2000)] public bool[] Zones { get; set; } = new bool[2000];
    }

    [ModbusRegisterMap(MaxRegistersPerRead = 5, MaxBitsPerRead = 3)]
    internal sealed partial class Limited
    {
        [HoldingRegister(0)] public uint A { get; set; }

        [HoldingRegister(2)] public uint B { get; set; }

        [HoldingRegister(4)] public uint C { get; set; }

        [Coil(0)] public bool D { get; set; }

        [Coil(1)] public bool E { get; set; }

        [Coil(2)] public bool F { get; set; }

        [Coil(3)] public bool G { get; set; }
    }
}
