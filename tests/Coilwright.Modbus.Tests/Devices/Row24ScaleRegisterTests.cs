using System.Buffers.Binary;
using Coilwright.Modbus.Tests.Client;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Devices;

/// <summary>Row 24: what says that there is no value, and scales that other registers give.</summary>
public sealed partial class Row24ScaleRegisterTests
{
    [Theory]
    [InlineData(-10, 1e-10)]
    [InlineData(-1, 0.1)]
    [InlineData(0, 1d)]
    [InlineData(10, 1e10)]
    public void Powers_of_ten_from_the_tenth_below_to_the_tenth_above_are_scales(short exponent, double step)
    {
        byte[] data = Data(7, exponent);
        Assert.Equal(7 * (decimal)step, PumpMembers.Exact.Decode(data));
        Assert.Equal((double)(7 * (decimal)step), PumpMembers.Power.Decode(data));
        Assert.Equal((float)(7 * (decimal)step), PumpMembers.Rough.Decode(data));

        byte[] written = Data(0, exponent);
        PumpMembers.Exact.Encode(7 * (decimal)step, written);
        Assert.Equal(data, written);
        PumpMembers.Power.Encode(7 * step, written);
        Assert.Equal(data, written);
    }

    [Theory]
    [InlineData(-11)]
    [InlineData(11)]
    [InlineData(short.MaxValue)]
    [InlineData(short.MinValue)] // not available
    public void Any_other_leaves_no_value_and_none_can_be_written(short exponent)
    {
        byte[] data = Data(7, exponent);
        Assert.Equal((null, null, null), (PumpMembers.Exact.Decode(data), PumpMembers.Power.Decode(data), PumpMembers.Rough.Decode(data)));

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => PumpMembers.Exact.Encode(1, data));
        Assert.Equal("Exact", error.ParamName);
        Assert.Contains("nothing was written", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(3)]
    public void A_pattern_is_no_value_by_any_scale_and_the_scaled_number_that_looks_like_it_is_one(short exponent)
    {
        Assert.Null(PumpMembers.Level.Decode(Data(0x8000, exponent)));
        Assert.Null(PumpMembers.Level.Decode(Data(0x7FFF, exponent)));
        Assert.NotNull(PumpMembers.Level.Decode(Data(0x7FFE, exponent)));
        Assert.NotNull(PumpMembers.Level.Decode(Data(0xFFFF, exponent)));
    }

    [Fact]
    public void A_number_whose_registers_would_read_as_none_cannot_be_written_by_the_scale_that_makes_it_so()
    {
        byte[] data = Data(0, -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => PumpMembers.Level.Encode(3276.7, data));
        PumpMembers.Level.Encode(3276.6, data);
        Assert.Equal(0x7FFE, BinaryPrimitives.ReadUInt16BigEndian(data));
    }

    [Fact]
    public async Task A_missing_scale_is_told_from_a_missing_value_and_a_write_by_it_is_refused_after_the_scale_was_read()
    {
        await using ClientFixture fixture = await ConnectAsync();
        var pump = new PumpClient(fixture.Client);
        var target = new Pump();
        ValueTask<MapReadResult> read = pump.ReadAsync(target, Cancellation);
        await fixture.AnswerAsync(3, 10, 0x80, 0, 0, 7, 0, 7, 0, 7, 0, 7);
        MapReadResult result = await read;

        Assert.Equal((null, null, null), (target.Exact, target.Scale, target.Level));
        Assert.Equal((MemberQuality.NotAvailable, MemberQuality.NotAvailable), (result[PumpMembers.Scale], result[PumpMembers.Exact]));

        Task write = pump.WriteExactAsync(1, Cancellation).AsTask();
        await fixture.AnswerAsync(3, 2, 0x80, 0);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => write);
        Assert.Equal(2, fixture.Client.Statistics.Sent);
    }

    private static byte[] Data(ushort raw, short exponent)
    {
        byte[] data = new byte[4];
        BinaryPrimitives.WriteUInt16BigEndian(data, raw);
        BinaryPrimitives.WriteInt16BigEndian(data.AsSpan(2), exponent);
        return data;
    }

    [ModbusRegisterMap]
    internal sealed partial class Pump
    {
        [HoldingRegister(0), NotAvailable(0x8000)]
        public short? Scale { get; set; }

        [HoldingRegister(1, As = RegisterType.UInt16, ScaleFrom = nameof(Scale))]
        public decimal? Exact { get; set; }

        [HoldingRegister(2, As = RegisterType.UInt16, ScaleFrom = nameof(Scale))]
        public double? Power { get; set; }

        [HoldingRegister(3, As = RegisterType.UInt16, ScaleFrom = nameof(Scale))]
        public float? Rough { get; set; }

        [HoldingRegister(4, As = RegisterType.Int16, ScaleFrom = nameof(Scale)), NotAvailable(0x8000, 0x7FFF)]
        public double? Level { get; set; }
    }
}
