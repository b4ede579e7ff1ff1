namespace Coilwright.Telemetry;

/// <summary>
/// Begins a loop that outlives the call that happens to begin it. It runs in no context of that call, so that what it does for others later
/// is no part of that call's trace, and finds none of its asynchronous locals.
/// </summary>
internal static class DetachedLoop
{
    /// <summary>Runs a loop on the thread pool. A thread of the pool has an empty context, which the loop then keeps at each of its awaits.</summary>
    public static Task Run(Func<Task> loop)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return Task.Run(loop);
        }

        using AsyncFlowControl flow = ExecutionContext.SuppressFlow();
        return Task.Run(loop);
    }
}
