namespace Coilwright;

/// <summary>
/// A TLS connection could not be made. The message says what is wrong and what to do about it. Found as the inner exception of a client's
/// connection error.
/// </summary>
public sealed class TlsException : CoilwrightException
{
    internal TlsException(TlsFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>What is wrong.</summary>
    public TlsFailure Failure { get; }

    /// <summary>Whether trying again may help without anybody changing anything: only where the peer was slow or went away.</summary>
    public override bool IsTransient => Failure is TlsFailure.TimedOut or TlsFailure.Handshake;
}
