using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Coilwright.Transports;

/// <summary>The role in a client's certificate (MODBUS/TCP Security Protocol Specification, role-based client authorization).</summary>
internal static class CertificateRole
{
    private const string Oid = "1.3.6.1.4.1.50316.802.1";

    /// <summary>
    /// The role, or <see langword="null"/>. A certificate has one role: where it claims several, or one that is no plain UTF8String, nobody can
    /// say which was meant, and it has none.
    /// </summary>
    public static string? Of(X509Certificate2? certificate)
    {
        X509Extension[] claims = certificate is null ? [] : [.. certificate.Extensions.Where(extension => extension.Oid?.Value == Oid)];
        return claims.Length == 1 ? Parse(claims[0].RawData) : null;
    }

    private static string? Parse(byte[] content)
    {
        try
        {
            var reader = new AsnReader(content, AsnEncodingRules.DER);
            string role = reader.ReadCharacterString(UniversalTagNumber.UTF8String);
            return reader.HasData || role.Length == 0 ? null : role;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
