namespace Coilwright;

/// <summary>Which way tapped bytes go.</summary>
public enum TapDirection
{
    /// <summary>To the peer: one frame, or several answers of a server that go out together.</summary>
    Sent,

    /// <summary>From the peer, cut as the network cut them, whether they make sense or not.</summary>
    Received,
}
