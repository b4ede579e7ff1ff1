namespace Coilwright.Requests;

/// <summary>What an answer is to the requests in flight.</summary>
internal enum AnswerMatch
{
    /// <summary>The answer to a request that waits for it.</summary>
    Pending,

    /// <summary>The answer to a request that was abandoned.</summary>
    Late,

    /// <summary>The answer to nothing: an id that is not in use, or one in use for something else.</summary>
    Unknown,
}
