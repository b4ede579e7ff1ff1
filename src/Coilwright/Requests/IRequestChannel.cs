namespace Coilwright.Requests;

/// <summary>Takes requests to a peer and brings their answers back, whatever is underneath.</summary>
internal interface IRequestChannel
{
    /// <summary>The clock that deadlines go by.</summary>
    TimeProvider TimeProvider { get; }

    /// <summary>
    /// Takes a request over until it is completed. Every request is completed, and by its deadline; one that is no longer pending is
    /// left alone.
    /// </summary>
    void Submit(PendingRequest request);

    /// <summary>
    /// Lets go of a request that its caller has claimed. When this returns nothing refers to it any more; bytes of it that are on their
    /// way are still sent to the last.
    /// </summary>
    void Withdraw(PendingRequest request);
}
