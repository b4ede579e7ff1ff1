namespace Coilwright;

/// <summary>What a server asks of its clients' certificates.</summary>
public enum ClientCertificateMode
{
    /// <summary>A client without a valid certificate is refused (mutual TLS, which Modbus/TCP Security demands).</summary>
    Required,

    /// <summary>A client may come without a certificate; one that it shows has to be valid.</summary>
    Optional,

    /// <summary>Clients are not asked.</summary>
    None,
}
