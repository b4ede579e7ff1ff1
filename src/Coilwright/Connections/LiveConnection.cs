using Coilwright.Requests;
using Coilwright.Transports;

namespace Coilwright.Connections;

/// <summary>An open connection with what is in flight on it. Guarded by the lock of its channel, except for the transport.</summary>
internal sealed class LiveConnection
{
    public LiveConnection(ITransportConnection transport, int frameSize, InFlightTable inFlight)
    {
        Transport = transport;
        Frame = new byte[frameSize];
        Scratch = new byte[frameSize];
        InFlight = inFlight;
    }

    public ITransportConnection Transport { get; }

    public InFlightTable InFlight { get; }

    /// <summary>
    /// The frame that is being sent. A connection has its own, never shared with the next one: what is left of a frame must not change
    /// under a send that has not noticed yet that the connection is given up.
    /// </summary>
    public byte[] Frame { get; }

    /// <summary>Where the receive loop puts a payload that arrived in pieces.</summary>
    public byte[] Scratch { get; }

    /// <summary>Whether a send is under way, so that the frame is not free.</summary>
    public bool IsWriting { get; set; }

    /// <summary>The id of the request whose frame is, or was last, sent.</summary>
    public ushort WritingId { get; set; }

    /// <summary>When the send under way has to be through.</summary>
    public long WriteDeadline { get; set; }

    /// <summary>How many requests were answered on this connection.</summary>
    public long Answers { get; set; }

    /// <summary>Whether nothing more is sent: too many ids are in quarantine, and the connection is replaced once it is empty.</summary>
    public bool IsRetiring { get; set; }

    /// <summary>Whether the connection has retired and carries nothing any more.</summary>
    public bool IsSpent => IsRetiring && !IsWriting && InFlight.Pending.Count == 0;

    /// <summary>How far a request in flight has come.</summary>
    public RequestPhase PhaseOf(PendingRequest request) =>
        IsWriting && request.Id == WritingId ? RequestPhase.Write : RequestPhase.Response;
}
