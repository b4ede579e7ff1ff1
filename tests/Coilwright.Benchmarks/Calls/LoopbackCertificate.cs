using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Coilwright.Benchmarks.Calls;

/// <summary>A certificate for the loopback address, made anew by the process that measures and handed to its servers as text.</summary>
internal static class LoopbackCertificate
{
    public const string Host = "localhost";

    public static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    public static string ToText(X509Certificate2 certificate) => Convert.ToBase64String(certificate.Export(X509ContentType.Pkcs12));

    public static X509Certificate2 FromText(string text) => X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(text), null);
}
