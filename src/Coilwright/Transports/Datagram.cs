using System.Runtime.CompilerServices;

namespace Coilwright.Transports;

/// <summary>What both sides of UDP share.</summary>
internal static class Datagram
{
    /// <summary>The largest that IPv4 carries.</summary>
    public const int MaxSize = 65535;

    /// <summary>A send whose count says nothing: datagrams go whole or not at all.</summary>
    public static ValueTask Sent(ValueTask<int> send)
    {
        if (!send.IsCompletedSuccessfully)
        {
            return AwaitAsync(send);
        }

        _ = send.Result;
        return ValueTask.CompletedTask;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private static async ValueTask AwaitAsync(ValueTask<int> send) => await send.ConfigureAwait(false);
}
