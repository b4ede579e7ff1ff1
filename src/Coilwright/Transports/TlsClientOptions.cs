using System.Security.Cryptography.X509Certificates;

namespace Coilwright;

/// <summary>How a client makes TLS connections: TLS 1.2 or later, and the server's certificate is always validated.</summary>
/// <remarks>Options are read at each handshake. Change them before the first one only: nothing here may change while a handshake runs.</remarks>
public sealed class TlsClientOptions
{
    /// <summary>
    /// Gives the certificate, with its private key, that this client shows to a server that asks for one (mutual TLS). Called at each
    /// handshake, so that a renewed certificate is used from the next connection on; return the same object as long as nothing has
    /// changed. <see langword="null"/>, the default, shows none.
    /// </summary>
    public Func<X509Certificate2>? Certificate { get; set; }

    /// <summary>Certificates between <see cref="Certificate"/> and a root that the server trusts, sent along. None by default.</summary>
    public X509Certificate2Collection IntermediateCertificates { get; } = [];

    /// <summary>
    /// The roots to trust, instead of those of the operating system. Empty by default: then the system's are trusted. For a device that has
    /// signed its own certificate, that certificate.
    /// </summary>
    public X509Certificate2Collection TrustedRoots { get; } = [];

    /// <summary>
    /// The name that the server's certificate has to be for, where it is not the host of the endpoint: for a device that is reached by
    /// its address while its certificate names it. <see langword="null"/> by default.
    /// </summary>
    public string? TargetHost { get; set; }

    /// <summary>Whether to ask if the server's certificate was revoked; not by default, because many plants reach nobody who could tell.</summary>
    public X509RevocationMode RevocationMode { get; set; } = X509RevocationMode.NoCheck;
}
