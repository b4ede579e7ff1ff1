namespace Coilwright.Requests;

/// <summary>What became of a request. It leaves <see cref="Pending"/> once, by one compare-and-swap.</summary>
internal enum RequestOutcome
{
    /// <summary>Not sent yet, or already given back.</summary>
    None,

    /// <summary>Undecided.</summary>
    Pending,

    /// <summary>Its answer came first.</summary>
    Answered,

    /// <summary>Its caller gave up first.</summary>
    Cancelled,

    /// <summary>Something else came first: its deadline, the end of the connection, the end of the client.</summary>
    Failed,
}
