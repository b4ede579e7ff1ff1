namespace Coilwright.Requests;

/// <summary>What can stand in a <see cref="LinkedQueue{TEntry}"/>, which keeps all of this.</summary>
/// <typeparam name="TEntry">The entry itself.</typeparam>
internal abstract class QueueEntry<TEntry>
    where TEntry : QueueEntry<TEntry>
{
    /// <summary>The queue that holds it, if one does.</summary>
    internal LinkedQueue<TEntry>? Queue { get; set; }

    /// <summary>The one behind it.</summary>
    internal TEntry? Next { get; set; }

    /// <summary>The one before it.</summary>
    internal TEntry? Previous { get; set; }
}
