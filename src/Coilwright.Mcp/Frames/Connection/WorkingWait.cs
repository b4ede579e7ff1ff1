using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Coilwright.Mcp.Frames;

public sealed partial class McpFrameConnection
{
    // The first time, the thread is that of whoever made the connection.
    private bool _isOnThreadOfItsOwn;

    /// <summary>
    /// Waits for a read, and meanwhile does the work that the last ones have brought: once the read has begun, its end goes on elsewhere, and this thread is
    /// free for whatever takes its time.
    /// </summary>
    private readonly struct WorkingWait(ValueTask<ReadResult> read, McpFrameConnection connection) : ICriticalNotifyCompletion
    {
        private readonly ConfiguredValueTaskAwaitable<ReadResult>.ConfiguredValueTaskAwaiter _read = read.ConfigureAwait(false).GetAwaiter();

        public bool IsCompleted
        {
            get
            {
                bool isCompleted = _read.IsCompleted;
                if (isCompleted)
                {
                    // More has come already, which the loop deals with first.
                    connection._work.RunElsewhere();
                }

                return isCompleted;
            }
        }

        public WorkingWait GetAwaiter() => this;

        public ReadResult GetResult() => _read.GetResult();

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation)
        {
            // Looked at before the wait begins: from then on the loop may be running on another thread.
            bool worksHere = connection._isOnThreadOfItsOwn && connection._transport.ResumesOnPool;
            connection._isOnThreadOfItsOwn = true;
            _read.UnsafeOnCompleted(continuation);
            if (worksHere)
            {
                connection._work.Run();
            }
            else
            {
                connection._work.RunElsewhere();
            }
        }
    }
}
