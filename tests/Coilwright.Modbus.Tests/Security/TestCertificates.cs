using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Coilwright.Modbus.Tests.Security;

/// <summary>A certificate authority that lives as long as the tests do.</summary>
internal sealed class TestCertificates : IDisposable
{
    public const string RoleOid = "1.3.6.1.4.1.50316.802.1";

    private readonly ECDsa _rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestCertificates(string name = "Plant root")
    {
        var request = new CertificateRequest($"CN={name}", _rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        Root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(30));
    }

    public X509Certificate2 Root { get; }

    /// <summary>The content of a role extension as the specification wants it.</summary>
    public static byte[] Role(string role)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        writer.WriteCharacterString(UniversalTagNumber.UTF8String, role);
        return writer.Encode();
    }

    /// <summary>A certificate for a device at this machine.</summary>
    public X509Certificate2 Server(string host = "localhost", int validFrom = -1, int validTo = 1, string? purpose = null) => Issue($"CN={host}", validFrom, validTo, request =>
    {
        if (purpose is not null)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: true));
        }

        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        if (host == "localhost")
        {
            names.AddIpAddress(IPAddress.Loopback);
        }

        request.CertificateExtensions.Add(names.Build());
    });

    /// <summary>A client's certificate, with extensions of the given contents that claim a role.</summary>
    public X509Certificate2 Client(params byte[][] roles) => Issue("CN=Operator station", -1, 1, request =>
    {
        foreach ((int index, byte[] content) in roles.Index())
        {
            // A request takes no extension twice, so that further ones are made the same only when the certificate is there.
            request.CertificateExtensions.Add(new X509Extension(index == 0 ? RoleOid : RoleOid[..^1] + (index + 1), content, critical: false));
        }
    }, sameRoles: roles.Length > 1);

    public void Dispose()
    {
        Root.Dispose();
        _rootKey.Dispose();
    }

    private X509Certificate2 Issue(
        string subject, int validFrom, int validTo, Action<CertificateRequest> extend, bool sameRoles = false)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, false));
        extend(request);
        DateTimeOffset now = DateTimeOffset.UtcNow;
        X509Certificate2 issued = request.Create(Root, now.AddDays(validFrom), now.AddDays(validTo), RandomNumberGenerator.GetBytes(8));
        return (sameRoles ? WithSameRoles(issued) : issued).CopyWithPrivateKey(key);
    }

    /// <summary>Gives all role extensions the same identifier, and signs the certificate again.</summary>
    private X509Certificate2 WithSameRoles(X509Certificate2 certificate)
    {
        var reader = new AsnReader(certificate.RawData, AsnEncodingRules.DER).ReadSequence();
        byte[] signed = reader.ReadEncodedValue().ToArray();
        ReadOnlyMemory<byte> algorithm = reader.ReadEncodedValue();
        var oid = new AsnWriter(AsnEncodingRules.DER);
        oid.WriteObjectIdentifier(RoleOid[..^1] + "2");
        int second = signed.AsSpan().IndexOf(oid.Encode());
        signed[second + oid.GetEncodedLength() - 1] = 1;

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(signed);
            writer.WriteEncodedValue(algorithm.Span);
            writer.WriteBitString(_rootKey.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }

        return X509CertificateLoader.LoadCertificate(writer.Encode());
    }
}
