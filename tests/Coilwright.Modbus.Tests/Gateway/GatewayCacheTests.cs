using Coilwright.Modbus.Tests.Client;
using Coilwright.Modbus.Tests.Server;

namespace Coilwright.Modbus.Tests.Gateway;

/// <summary>Reads that clients share.</summary>
public sealed class GatewayCacheTests
{
    private const string Read = "0001 0000 0006 05 03 0064 0001";
    private const string Answer = "0001000000050503020064";
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(0.5);

    [Fact]
    public async Task Equal_reads_share_an_answer_until_it_is_too_old()
    {
        await using GatewayFixture fixture = await StartAsync();
        PipeConnection first = fixture.Connect();
        PipeConnection second = fixture.Connect();
        await AskAsync(first, Read);
        await fixture.Line.AnswerReadAsync();
        Assert.Equal(Answer, await first.PeerReceiveAsync());

        fixture.Line.Time.Advance(TimeSpan.FromSeconds(0.4));
        await AskAsync(second, Read);
        Assert.Equal(Answer, await second.PeerReceiveAsync());
        Assert.Equal((1, 1), (fixture.Gateway.Statistics.Answered, fixture.Gateway.Statistics.Shared));

        fixture.Line.Time.Advance(TimeSpan.FromSeconds(0.2));
        await AskAsync(second, Read);
        await fixture.Line.AnswerReadAsync();
        Assert.Equal(Answer, await second.PeerReceiveAsync());
    }

    [Fact]
    public async Task Reads_of_something_else_are_asked_for_themselves()
    {
        await using GatewayFixture fixture = await StartAsync();
        PipeConnection client = fixture.Connect();
        foreach (string other in new[] { "0003 0064 0001", "0004 0064 0001", "0003 0065 0001", "0003 0064 0002" })
        {
            await AskAsync(client, $"0001 0000 0006 05 {other[2..]}");
            await fixture.Line.AnswerReadAsync();
            await client.PeerReceiveAsync();
        }

        Assert.Equal((4, 0), (fixture.Gateway.Statistics.Answered, fixture.Gateway.Statistics.Shared));
    }

    [Fact]
    public async Task A_read_that_is_under_way_is_joined()
    {
        await using GatewayFixture fixture = await StartAsync();
        PipeConnection first = fixture.Connect();
        PipeConnection second = fixture.Connect();
        await AskAsync(first, Read);
        ReceivedRequest asked = await fixture.Line.ReceiveAsync();
        await AskAsync(second, Read);
        Assert.Empty(fixture.Line.Peer.TakeReceived());

        await fixture.Line.Peer.SendAsync(ClientFixture.AddressesOf(asked));

        Assert.Equal(Answer, await first.PeerReceiveAsync());
        Assert.Equal(Answer, await second.PeerReceiveAsync());
    }

    [Fact]
    public async Task A_failure_is_shared_by_those_who_wait_and_by_nobody_later()
    {
        await using GatewayFixture fixture = await StartAsync();
        PipeConnection first = fixture.Connect();
        PipeConnection second = fixture.Connect();
        await AskAsync(first, Read);
        await fixture.Line.ReceiveAsync();
        await AskAsync(second, Read);

        fixture.Line.Time.Advance(TimeSpan.FromSeconds(1.1));
        Assert.Equal("00010000000305" + "830B", await first.PeerReceiveAsync());
        Assert.Equal("00010000000305" + "830B", await second.PeerReceiveAsync());

        await AskAsync(second, Read);
        await fixture.Line.AnswerReadAsync();
        Assert.Equal(Answer, await second.PeerReceiveAsync());
    }

    [Fact]
    public async Task A_write_ends_the_life_of_what_was_read_before_it()
    {
        await using GatewayFixture fixture = await StartAsync();
        PipeConnection client = fixture.Connect();
        await AskAsync(client, Read);
        await fixture.Line.AnswerReadAsync();
        await client.PeerReceiveAsync();

        await AskAsync(client, "0002 0000 0006 05 06 0064 0007");
        await fixture.Line.AnswerAsync(6, 0, 0x64, 0, 7);
        await client.PeerReceiveAsync();
        await AskAsync(client, Read);
        await fixture.Line.AnswerAsync(3, 2, 0, 7);

        Assert.Equal("0001000000050503020007", await client.PeerReceiveAsync());
    }

    [Fact]
    public async Task A_read_answered_before_a_write_that_it_met_is_not_kept_after_it()
    {
        await using GatewayFixture fixture = await StartAsync();
        PipeConnection reader = fixture.Connect();
        PipeConnection writer = fixture.Connect();
        await AskAsync(reader, Read);
        ReceivedRequest read = await fixture.Line.ReceiveAsync();
        await AskAsync(writer, "0002 0000 0006 05 06 0064 0007");

        await fixture.Line.Peer.SendAsync(ClientFixture.AddressesOf(read));
        Assert.Equal(Answer, await reader.PeerReceiveAsync());
        await fixture.Line.AnswerAsync(6, 0, 0x64, 0, 7);
        await writer.PeerReceiveAsync();
        await AskAsync(writer, Read);
        await fixture.Line.AnswerAsync(3, 2, 0, 7);

        Assert.Equal("0001000000050503020007", await writer.PeerReceiveAsync());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(86_401)]
    public async Task An_age_out_of_range_is_refused(int seconds)
    {
        await using GatewayFixture fixture = await GatewayFixture.StartAsync();

        Assert.Throws<ArgumentOutOfRangeException>(
            "cacheAge", () => fixture.Gateway.RouteOthers(fixture.Line.Client, TimeSpan.FromSeconds(seconds)));
    }

    private static async Task<GatewayFixture> StartAsync()
    {
        GatewayFixture fixture = await GatewayFixture.StartAsync();
        fixture.Gateway.RouteOthers(fixture.Line.Client, Age);
        return fixture;
    }

    private static async Task AskAsync(PipeConnection client, string frame) => await client.PeerSendAsync(RawPeer.Bytes(frame));
}
