using Microsoft.Extensions.Time.Testing;

namespace Coilwright.Modbus.Tests.Client;

/// <summary>A clock that only moves when told to, and does not wait at all where one certain time is to be waited.</summary>
internal sealed class ImpatientTime(TimeSpan skipped) : FakeTimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime == skipped ? TimeSpan.Zero : dueTime, period);
}
