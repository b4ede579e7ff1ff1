using Coilwright.Requests;

namespace Coilwright.Tests.Requests;

internal sealed class TestRequest : PendingRequest
{
    public byte[] Accepted { get; private set; } = [];

    public override void Accept(ReadOnlySpan<byte> payload) => Accepted = payload.ToArray();

    protected override Exception CreateError(in RequestFailure failure) =>
        new InvalidOperationException($"{failure.Kind} in {failure.Phase}", failure.Cause);
}
