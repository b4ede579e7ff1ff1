using System.Diagnostics.CodeAnalysis;

namespace Coilwright.Mcp.Server;

/// <summary>The calls of a session by the id of their request. The links are in the calls, so nothing is allocated but room for more. Not thread-safe.</summary>
internal sealed class CallTable
{
    private const int FirstSize = 16;

    // A client counts its ids up, so that the low bits spread them.
    private ServerCall?[] _chains = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<ServerCall> Calls
    {
        get
        {
            foreach (ServerCall? chain in _chains)
            {
                for (ServerCall? call = chain; call is not null; call = call.NextInTable)
                {
                    yield return call;
                }
            }
        }
    }

    /// <summary>Puts a call in. <see langword="false"/> if there is one of its id.</summary>
    public bool TryAdd(ServerCall call)
    {
        if (TryGet(call.SequenceId, out _))
        {
            return false;
        }

        if (Count >= _chains.Length)
        {
            Grow();
        }

        Link(call);
        Count++;
        return true;
    }

    /// <summary>Finds a call.</summary>
    public bool TryGet(uint sequenceId, [NotNullWhen(true)] out ServerCall? call)
    {
        call = Count == 0 ? null : ChainOf(sequenceId);
        while (call is not null && call.SequenceId != sequenceId)
        {
            call = call.NextInTable;
        }

        return call is not null;
    }

    /// <summary>Takes a call out that is in.</summary>
    public void Remove(ServerCall call)
    {
        ref ServerCall? chain = ref ChainOf(call.SequenceId);
        if (ReferenceEquals(chain, call))
        {
            chain = call.NextInTable;
        }
        else
        {
            ServerCall before = chain!;
            while (!ReferenceEquals(before.NextInTable, call))
            {
                before = before.NextInTable!;
            }

            before.NextInTable = call.NextInTable;
        }

        call.NextInTable = null;
        Count--;
    }

    private ref ServerCall? ChainOf(uint sequenceId) => ref _chains[sequenceId & (_chains.Length - 1)];

    private void Link(ServerCall call)
    {
        ref ServerCall? chain = ref ChainOf(call.SequenceId);
        call.NextInTable = chain;
        chain = call;
    }

    private void Grow()
    {
        ServerCall[] calls = [.. Calls];
        _chains = new ServerCall?[Math.Max(FirstSize, _chains.Length * 2)];
        foreach (ServerCall call in calls)
        {
            Link(call);
        }
    }
}
