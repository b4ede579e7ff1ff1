using Coilwright.Testing;
using static Coilwright.Modbus.Tests.Client.ClientFixture;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>What a client refuses before it asks, and answers that fit their request and yet are not what was asked for.</summary>
public sealed class ClientEdgeTests
{
    [Fact]
    public void A_line_is_the_only_endpoint_of_its_client()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ModbusClient.Create(["rtu+tcp://127.0.0.1:1", "rtu+tcp://127.0.0.1:2"]));

        Assert.Contains("only endpoint", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    [InlineData("10001")]
    public void A_number_of_connections_that_makes_no_sense_is_refused_with_the_right_form(string count)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => ModbusClient.Create($"tcp://127.0.0.1:1?connections={count}", new ModbusClientOptions { Pool = new() { MaxActive = 2 } }));

        Assert.Contains("connections=4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoints_may_be_typed_as_well()
    {
        await using ModbusServer server = ModbusServer.Listen("tcp://127.0.0.1:0");
        server.AddUnit(1, new RegisterTables(coils: 8));
        await using ModbusClient client = await ModbusClient.ConnectAsync(
            [server.Endpoint], new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(30) }, Cancellation);
        var coils = new bool[2];

        await client.ReadCoilsAsync(1, 0, coils.AsMemory(), Cancellation);

        Assert.Equal([false, false], coils);
        Assert.Null(client.Line);
    }

    [Fact]
    public async Task A_client_over_any_transport_speaks_the_framing_that_it_is_told()
    {
        var transport = new InMemoryTransport();
        await using ModbusClient client = await ModbusClient.ConnectAsync(
            transport, ModbusFraming.Rtu, new ModbusClientOptions { RequestTimeout = TimeSpan.FromSeconds(30) }, Cancellation);
        await using ScriptedPeer peer = await transport.AcceptAsync(Cancellation);
        Task<ushort[]> read = client.ReadHoldingRegistersAsync(1, 7, 1, Cancellation).AsTask();

        Assert.Equal(8, (await peer.ReceiveAsync(8, Cancellation)).Length);

        await peer.SendAsync(1, 3, 2, 0, 7, 0xF9, 0x86);
        Assert.Equal([7], await read);
        Assert.NotNull(client.Line);
    }

    [Fact]
    public async Task Handlers_that_were_taken_back_hear_nothing()
    {
        await using ClientFixture fixture = await ConnectAsync();
        int heard = 0;
        void OnChange(object? sender, ConnectionStateChange change) => heard++;
        void OnDoubt(object? sender, UnitDoubtChange change) => heard++;
        fixture.Client.StateChanged += OnChange;
        fixture.Client.StateChanged -= OnChange;
        fixture.Client.UnitDoubtChanged += OnDoubt;
        fixture.Client.UnitDoubtChanged -= OnDoubt;

        await fixture.Client.DisposeAsync();

        Assert.Equal(0, heard);
    }

    [Fact]
    public async Task One_object_is_no_category_and_an_answer_with_another_object_is_none()
    {
        await using ClientFixture fixture = await ConnectAsync();

        ArgumentOutOfRangeException error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => fixture.Client.ReadDeviceIdentificationAsync(1, DeviceIdentificationCategory.Individual, Cancellation).AsTask());
        Assert.Contains(nameof(ModbusClient.ReadDeviceObjectAsync), error.Message, StringComparison.Ordinal);
        Task read = fixture.Client.ReadDeviceObjectAsync(1, 0x80, Cancellation).AsTask();
        await fixture.AnswerAsync(43, 14, 4, 0x81, 0, 0, 1, 0x81, 1, 5);

        await Assert.ThrowsAsync<ModbusProtocolException>(() => read);
    }

    [Fact]
    public void An_object_can_be_taken_away_and_has_no_more_than_244_bytes()
    {
        var identification = new DeviceIdentification { VendorName = "Acme", [0x80] = "more" };

        identification[0x80] = null;
        identification.Set(0x81, new byte[244]);

        Assert.Null(identification[0x80]);
        Assert.Throws<ArgumentException>(() => identification.Set(0x81, new byte[245]));
    }

    [Fact]
    public async Task A_listen_only_that_is_answered_all_the_same_is_done()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task silent = fixture.Client.ForceListenOnlyModeAsync(1, Cancellation).AsTask();

        await fixture.AnswerAsync(8, 0, 4, 0, 0);

        await silent;
    }

    [Fact]
    public async Task Exceptions_say_whether_another_try_may_help()
    {
        await using ClientFixture fixture = await ConnectAsync();
        Task read = fixture.Client.ReadCoilsAsync(1, 0, 1, Cancellation).AsTask();
        await fixture.ReceiveAsync();
        fixture.Peer.Reset();

        ModbusConnectionException lost = await Assert.ThrowsAsync<ModbusConnectionException>(() => read);

        Assert.True(lost.IsTransient);
    }
}
