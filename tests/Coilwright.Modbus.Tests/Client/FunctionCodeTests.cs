using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>What each method sends, and what it makes of the answer. The bytes are the specification's own examples where it has any.</summary>
public sealed class FunctionCodeTests
{
    [Fact]
    public async Task Coils_are_read_by_1()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<bool[]> read = fixture.Client.ReadCoilsAsync(1, 0x13, 19, Cancellation);
        await AnswerAsync(fixture, [1, 0, 0x13, 0, 0x13], [1, 3, 0xCD, 0x6B, 0x05]);

        bool[] coils = await read;
        Assert.Equal("1011001111010110101", string.Concat(coils.Select(coil => coil ? '1' : '0')));
    }

    [Fact]
    public async Task Discrete_inputs_are_read_by_2_into_the_callers_memory()
    {
        await using ClientFixture fixture = await ConnectAsync();
        bool[] inputs = new bool[3];
        ValueTask read = fixture.Client.ReadDiscreteInputsAsync(1, 0xC4, inputs.AsMemory(), Cancellation);
        await AnswerAsync(fixture, [2, 0, 0xC4, 0, 3], [2, 1, 0b101]);
        await read;

        Assert.True(inputs is [true, false, true]);
    }

    [Fact]
    public async Task Holding_registers_are_read_by_3_and_input_registers_by_4()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<ushort[]> holding = fixture.Client.ReadHoldingRegistersAsync(1, 0x6B, 3, Cancellation);
        await AnswerAsync(fixture, [3, 0, 0x6B, 0, 3], [3, 6, 0x02, 0x2B, 0, 0, 0, 0x64]);
        Assert.Equal([0x022B, 0, 0x64], await holding);

        ushort[] destination = new ushort[1];
        ValueTask input = fixture.Client.ReadInputRegistersAsync(1, 8, destination.AsMemory(), Cancellation);
        await AnswerAsync(fixture, [4, 0, 8, 0, 1], [4, 2, 0, 0x0A]);
        await input;
        Assert.Equal([10], destination);
    }

    [Fact]
    public async Task A_coil_is_written_by_5_and_a_register_by_6()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask coil = fixture.Client.WriteSingleCoilAsync(1, 0xAC, true, Cancellation);
        await AnswerAsync(fixture, [5, 0, 0xAC, 0xFF, 0], [5, 0, 0xAC, 0xFF, 0]);
        await coil;

        ValueTask register = fixture.Client.WriteSingleRegisterAsync(1, 1, 3, Cancellation);
        await AnswerAsync(fixture, [6, 0, 1, 0, 3], [6, 0, 1, 0, 3]);
        await register;
    }

    [Fact]
    public async Task Coils_are_written_by_15_and_registers_by_16()
    {
        await using ClientFixture fixture = await ConnectAsync();
        bool[] values = [true, false, true, true, false, false, true, true, true, false];
        ValueTask coils = fixture.Client.WriteMultipleCoilsAsync(1, 0x13, values, Cancellation);
        await AnswerAsync(fixture, [15, 0, 0x13, 0, 10, 2, 0xCD, 0x01], [15, 0, 0x13, 0, 10]);
        await coils;

        ValueTask registers = fixture.Client.WriteMultipleRegistersAsync(1, 1, new ushort[] { 0x0A, 0x0102 }, Cancellation);
        await AnswerAsync(fixture, [16, 0, 1, 0, 2, 4, 0, 0x0A, 1, 2], [16, 0, 1, 0, 2]);
        await registers;
    }

    [Fact]
    public async Task Bits_of_a_register_are_written_by_22()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask write = fixture.Client.MaskWriteRegisterAsync(1, 4, 0xF2, 0x25, Cancellation);
        await AnswerAsync(fixture, [22, 0, 4, 0, 0xF2, 0, 0x25], [22, 0, 4, 0, 0xF2, 0, 0x25]);
        await write;
    }

    [Fact]
    public async Task Registers_are_written_and_others_read_by_23()
    {
        await using ClientFixture fixture = await ConnectAsync();
        byte[] request = [23, 0, 3, 0, 2, 0, 14, 0, 3, 6, 0, 1, 0, 2, 0, 3];
        ushort[] values = [1, 2, 3];
        ValueTask<ushort[]> array = fixture.Client.ReadWriteMultipleRegistersAsync(1, 3, 2, 14, values, Cancellation);
        await AnswerAsync(fixture, request, [23, 4, 0, 0xFE, 0x0A, 0xCD]);
        Assert.Equal([0xFE, 0x0ACD], await array);

        ushort[] destination = new ushort[2];
        ValueTask into = fixture.Client.ReadWriteMultipleRegistersAsync(1, 3, destination.AsMemory(), 14, values, Cancellation);
        await AnswerAsync(fixture, request, [23, 4, 0, 0xFE, 0x0A, 0xCD]);
        await into;
        Assert.Equal([0xFE, 0x0ACD], destination);
    }

    [Fact]
    public async Task Any_other_function_goes_out_and_comes_back_as_it_is()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ValueTask<byte[]> answer = fixture.Client.SendPduAsync(7, new byte[] { 0x2B, 0x0E, 1, 0 }, Cancellation);
        await AnswerAsync(fixture, [0x2B, 0x0E, 1, 0], [0x2B, 0x0E, 1, 1, 0, 0, 0]);
        Assert.Equal([0x2B, 0x0E, 1, 1, 0, 0, 0], await answer);

        Task refused = fixture.Client.SendPduAsync(7, new byte[] { 0x41 }, Cancellation).AsTask();
        await AnswerAsync(fixture, [0x41], [0xC1, 1]);
        ModbusDeviceException error = await Assert.ThrowsAsync<ModbusDeviceException>(() => refused);
        Assert.StartsWith("Function code 65 of unit 7", error.Message, StringComparison.Ordinal);
        Assert.Null(error.Address);
    }

    [Fact]
    public async Task What_the_specification_does_not_allow_is_refused_before_anything_is_sent()
    {
        await using ClientFixture fixture = await ConnectAsync();
        ModbusClient client = fixture.Client;
        Func<ValueTask>[] calls =
        [
            async () => await client.ReadCoilsAsync(1, 0, 0, Cancellation),
            async () => await client.ReadCoilsAsync(1, 0, 2001, Cancellation),
            async () => await client.ReadDiscreteInputsAsync(1, 65535, 2, Cancellation),
            async () => await client.ReadHoldingRegistersAsync(1, 0, 126, Cancellation),
            async () => await client.ReadHoldingRegistersAsync(1, 0, -1, Cancellation),
            () => client.ReadInputRegistersAsync(1, 65411, new ushort[126].AsMemory(), Cancellation),
            () => client.ReadInputRegistersAsync(1, 0, Memory<ushort>.Empty, Cancellation),
            () => client.WriteMultipleCoilsAsync(1, 0, new bool[1969], Cancellation),
            () => client.WriteMultipleRegistersAsync(1, 0, new ushort[124], Cancellation),
            () => client.WriteMultipleRegistersAsync(1, 0, ReadOnlyMemory<ushort>.Empty, Cancellation),
            async () => await client.ReadWriteMultipleRegistersAsync(1, 0, 126, 0, new ushort[1], Cancellation),
            async () => await client.ReadWriteMultipleRegistersAsync(1, 0, 1, 0, new ushort[122], Cancellation),
            async () => await client.SendPduAsync(1, ReadOnlyMemory<byte>.Empty, Cancellation),
            async () => await client.SendPduAsync(1, new byte[254], Cancellation),
            async () => await client.SendPduAsync(1, new byte[] { 0 }, Cancellation),
            async () => await client.SendPduAsync(1, new byte[] { 0x83 }, Cancellation),
        ];
        foreach (Func<ValueTask> call in calls)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(async () => await call());
        }

        Assert.Equal(0, client.Statistics.Sent);
        Assert.Equal(0, client.Statistics.Waiting);
    }

    private static async Task AnswerAsync(ClientFixture fixture, byte[] request, byte[] answer)
    {
        ReceivedRequest received = await fixture.ReceiveAsync();
        Assert.Equal(request, received.Pdu);
        await fixture.Peer.SendAsync(Frame(received.Id, received.Unit, answer));
    }
}
