using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Coilwright.Hosting;

/// <summary>A certificate with its private key in a file, or in two. Read again when they have changed, so that it can be renewed while connections go on.</summary>
/// <param name="path">PEM, or PKCS #12 (<c>.pfx</c>, <c>.p12</c>).</param>
/// <param name="keyPath">The private key, where it stands in a file of its own.</param>
/// <param name="password">What the key is encrypted with; <see langword="null"/> if it is not.</param>
internal sealed class CertificateFile(string path, string? keyPath, string? password)
{
    private readonly Lock _gate = new();
    private X509Certificate2? _certificate;
    private (DateTime Certificate, DateTime Key) _writtenAt;

    /// <summary>The present certificate; the same object as long as the files are the same. Thread-safe.</summary>
    public X509Certificate2 Read()
    {
        lock (_gate)
        {
            (DateTime, DateTime) writtenAt = (File.GetLastWriteTimeUtc(path), keyPath is null ? default : File.GetLastWriteTimeUtc(keyPath));
            if (_certificate is null || writtenAt != _writtenAt)
            {
                try
                {
                    _certificate = Load();
                    _writtenAt = writtenAt;
                }
                catch (Exception error) when (_certificate is not null && error is IOException or UnauthorizedAccessException or CryptographicException)
                {
                    // Being written at this moment, most likely: one file is new and the other is not. The next handshake looks again.
                }
            }

            return _certificate!;
        }
    }

    private X509Certificate2 Load()
    {
        if (Path.GetExtension(path).ToUpperInvariant() is ".PFX" or ".P12")
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }

        X509Certificate2 certificate = password is null
            ? X509Certificate2.CreateFromPemFile(path, keyPath)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password, keyPath);
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        // TLS of Windows takes no key that is only in memory.
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
        }
    }
}
