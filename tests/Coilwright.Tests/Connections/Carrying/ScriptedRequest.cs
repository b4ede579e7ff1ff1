using Coilwright.Requests;

namespace Coilwright.Tests.Connections.Carrying;

/// <summary>A request that does something of a test's while it is looked at, and may want to be sent again.</summary>
internal sealed class ScriptedRequest : PendingRequest
{
    /// <summary>What happens when it is asked whether it is to be sent again.</summary>
    public Func<TimeSpan?>? AfterFailure { get; init; }

    /// <summary>The timestamp before which it is not to be sent.</summary>
    public long RestsUntil { get; init; }

    public override long ReadyAt => RestsUntil;

    public byte[] Accepted { get; private set; } = [];

    public override void Accept(ReadOnlySpan<byte> payload) => Accepted = payload.ToArray();

    protected override TimeSpan? DelayAfterFailure(in RequestFailure failure) => AfterFailure?.Invoke();

    protected override Exception CreateError(in RequestFailure failure) =>
        new InvalidOperationException($"{failure.Kind} in {failure.Phase}", failure.Cause);
}
