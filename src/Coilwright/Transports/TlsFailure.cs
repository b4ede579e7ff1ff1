namespace Coilwright;

/// <summary>Why a TLS connection could not be made.</summary>
public enum TlsFailure
{
    /// <summary>The peer does not speak TLS here, or ended the handshake without a reason.</summary>
    Handshake,

    /// <summary>The peer did not finish the handshake in time.</summary>
    TimedOut,

    /// <summary>The peer refused, mostly because of this side's certificate or the lack of one.</summary>
    RefusedByPeer,

    /// <summary>This side has no certificate to show, or one without its private key.</summary>
    NoLocalCertificate,

    /// <summary>The peer showed no certificate.</summary>
    NoPeerCertificate,

    /// <summary>The peer's certificate is not valid yet or not any longer.</summary>
    Expired,

    /// <summary>The peer's certificate is for another host.</summary>
    WrongHost,

    /// <summary>Nobody who is trusted here has issued the peer's certificate.</summary>
    UnknownRoot,

    /// <summary>The peer's certificate was revoked, or nobody could say whether it was.</summary>
    Revoked,

    /// <summary>Something else is wrong with the peer's certificate.</summary>
    InvalidCertificate,
}
