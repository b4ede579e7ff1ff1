using Coilwright.Mcp;

namespace Coilwright.Soak;

/// <summary>Sends parcels, each to an address of its own, and tickets.</summary>
internal sealed class McpExchange(McpClient client, int caller) : IExchange
{
    private const int MostOfMost = 2_000;
    private const int MostOfAll = 100_000;

    private readonly ParcelsClient _parcels = new(client);
    private ulong _next = (ulong)caller << 32;
    private Parcel _asked = new();
    private Parcel _answer = new();

    public async Task AskAsync(Random random, CancellationToken cancellationToken)
    {
        int length = random.Next(random.Next(100) == 0 ? MostOfAll : MostOfMost);
        _asked = Parcel.Pack(_next++, length);
        _answer = await CallAsync(_parcels.EchoAsync(_asked, cancellationToken));
    }

    public void SpoilAnswer() => _answer = _answer with { Address = _answer.Address ^ 1 };

    public string? FindWrong()
    {
        bool isRight = _answer.Address == _asked.Address && _answer.Check == _asked.Check && _answer.Content.AsSpan().SequenceEqual(_asked.Content);
        return isRight ? null
            : $"the parcel to {_asked.Address:X} with {_asked.Content.Length} bytes came back as one to {_answer.Address:X} with {_answer.Content.Length}, "
                + $"{(_answer.IsWhole ? "whole: it is another's" : "garbled")}.";
    }

    public async Task WriteAsync(uint ticket)
    {
        var note = new TicketNote { Caller = caller, Ticket = ticket };
        TicketNote confirmed = await CallAsync(_parcels.CountAsync(note));
        if (confirmed != note)
        {
            throw new InvalidOperationException($"Wrong value: {note} was confirmed as {confirmed}.");
        }
    }

    private static async Task<TResponse> CallAsync<TResponse>(ValueTask<TResponse> call)
    {
        try
        {
            return await call;
        }
        catch (McpStatusException error) when (error.Status is McpStatus.InternalServerError)
        {
            throw new InvalidOperationException("The service failed, which it never does.", error);
        }
    }
}
