namespace Coilwright.Modbus.Gateway;

/// <summary>One read of a device, for all clients that ask for the same while it is under way or young.</summary>
internal sealed class SharedRead(long startedAt)
{
    private readonly TaskCompletionSource<byte[]> _response = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The timestamp at which the device was asked: its answer may be as old as that.</summary>
    public long StartedAt => startedAt;

    public bool IsEnded => _response.Task.IsCompleted;

    /// <summary>Notes the answer, which may be empty where there is none.</summary>
    public void End(ReadOnlySpan<byte> response) => _response.TrySetResult(response.ToArray());

    /// <summary>Waits for the answer and copies it.</summary>
    /// <returns>Its size.</returns>
    public async ValueTask<int> CopyToAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        byte[] response = await _response.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        response.CopyTo(destination);
        return response.Length;
    }
}
