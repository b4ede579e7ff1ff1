namespace Coilwright.Soak;

/// <summary>What a caller says to the server, one thing after the other.</summary>
internal interface IExchange
{
    /// <summary>Asks for something, and keeps the answer.</summary>
    /// <param name="random">What is asked; not used any more when this method has returned.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    Task AskAsync(Random random, CancellationToken cancellationToken);

    /// <summary>Changes the answer, to see that it is found.</summary>
    void SpoilAnswer();

    /// <summary>What is wrong with the answer to what was asked last; <see langword="null"/> if all is right.</summary>
    string? FindWrong();

    /// <summary>Writes a ticket of the caller.</summary>
    Task WriteAsync(uint ticket);
}
