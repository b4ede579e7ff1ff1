using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Coilwright;

/// <summary>How a server makes TLS connections: TLS 1.2 or later, and what clients show is always validated.</summary>
/// <remarks>Options are read at each handshake. Change them before the first one only: nothing here may change while a handshake runs.</remarks>
public sealed class TlsServerOptions
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);

    /// <summary>
    /// Gives the server's certificate with its private key. Called at each handshake, so that a renewed certificate is used from the next
    /// connection on; return the same object as long as nothing has changed. May be called by several threads at once.
    /// </summary>
    public required Func<X509Certificate2> Certificate { get; set; }

    /// <summary>Certificates between <see cref="Certificate"/> and a root that clients trust, sent along. None by default.</summary>
    public X509Certificate2Collection IntermediateCertificates { get; } = [];

    /// <summary>What is asked of clients; <see cref="Coilwright.ClientCertificateMode.Required"/> by default.</summary>
    public ClientCertificateMode ClientCertificates { get; set; }

    /// <summary>
    /// The roots whose certificates clients may show, instead of those of the operating system. Empty by default: then the system's are
    /// trusted, which is seldom meant for clients.
    /// </summary>
    public X509Certificate2Collection TrustedRoots { get; } = [];

    /// <summary>Whether to ask if a client's certificate was revoked; not by default.</summary>
    public X509RevocationMode RevocationMode { get; set; } = X509RevocationMode.NoCheck;

    /// <summary>How long a client may take for its handshake. 1 ms to 1 day; 10 s by default.</summary>
    public TimeSpan HandshakeTimeout
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.FromMilliseconds(1));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LongestTimeout);
            field = value;
        }
    } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Told of each client whose handshake failed: its end and why. The client itself learns no more than TLS tells it. Must return soon and
    /// not throw. <see langword="null"/> by default.
    /// </summary>
    public Action<EndPoint?, TlsException>? HandshakeFailed { get; set; }
}
