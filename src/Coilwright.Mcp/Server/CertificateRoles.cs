using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Coilwright.Mcp.Server;

/// <summary>The role that a client's certificate claims, where MODBUS/TCP Security has it too.</summary>
internal static class CertificateRoles
{
    private const string Oid = "1.3.6.1.4.1.50316.802.1";

    /// <summary>
    /// The role, or none. Where a certificate claims several, or one that is no plain UTF8String, nobody can say which was meant, and it has none.
    /// </summary>
    public static IReadOnlyList<string> Of(X509Certificate2? certificate)
    {
        X509Extension[] claims = certificate is null ? [] : [.. certificate.Extensions.Where(extension => extension.Oid?.Value == Oid)];
        return claims.Length == 1 ? Parse(claims[0].RawData) : [];
    }

    private static string[] Parse(byte[] content)
    {
        try
        {
            var reader = new AsnReader(content, AsnEncodingRules.DER);
            string role = reader.ReadCharacterString(UniversalTagNumber.UTF8String);
            return reader.HasData || role.Length == 0 ? [] : [role];
        }
        catch (AsnContentException)
        {
            return [];
        }
    }
}
