namespace Coilwright.Modbus;

/// <summary>Waits for calls of several requests, on the caller's thread.</summary>
internal static class Blocking
{
    /// <summary>Ends with the call. Over a carrier that blocks it has ended already.</summary>
    public static void Wait(ValueTask call)
    {
        if (call.IsCompleted)
        {
            call.GetAwaiter().GetResult();
            return;
        }

        // By a task, because the thread pool makes up for threads that wait for one.
        call.AsTask().GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Wait(ValueTask)"/>
    public static T Wait<T>(ValueTask<T> call) => call.IsCompleted ? call.GetAwaiter().GetResult() : call.AsTask().GetAwaiter().GetResult();
}
