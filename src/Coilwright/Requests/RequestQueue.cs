using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Requests;

/// <summary>Requests in the order of their arrival. Not thread-safe.</summary>
/// <param name="owner">What the queue belongs to, where that matters to who finds a request in it.</param>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is a queue.")]
internal sealed class RequestQueue(object? owner = null) : LinkedQueue<PendingRequest>(owner);
