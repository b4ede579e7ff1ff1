namespace Coilwright.Modbus.Tests.Client;

/// <summary>A request is itself what its caller awaits, and is used again when that await has ended.</summary>
public sealed class AwaitedOnceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_await_fails_and_leaves_the_next_call_alone()
    {
        await using ClientFixture fixture = await ClientFixture.ConnectAsync();
        ushort[] first = new ushort[2];
        ushort[] second = new ushort[2];
        ValueTask read = fixture.Client.ReadHoldingRegistersAsync(1, 100, first.AsMemory(), Cancellation);
        await fixture.AnswerReadAsync();
        await read;

        ValueTask next = fixture.Client.ReadHoldingRegistersAsync(1, 200, second.AsMemory(), Cancellation);
        Assert.Throws<InvalidOperationException>(() => read.GetAwaiter().GetResult());
        await fixture.AnswerReadAsync();
        await next;

        Assert.Equal([100, 101], first);
        Assert.Equal([200, 201], second);
    }
}
