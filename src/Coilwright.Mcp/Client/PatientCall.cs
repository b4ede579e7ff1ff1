using System.Threading.Tasks.Sources;
using Coilwright.Mcp.Frames;
using Coilwright.Mcp.Services;
using Coilwright.Requests;

namespace Coilwright.Mcp.Client;

/// <summary>
/// A call that is sent again where it fails and another attempt can do no harm. As long as the first attempt is answered it costs no more than a
/// <see cref="UnaryCall{TResponse}"/>: only when it has failed, others follow before the caller is woken.
/// </summary>
internal sealed class PatientCall<TRequest, TResponse> : AnsweredRequest, IValueTaskSource<TResponse>
    where TRequest : IMcpMessage<TRequest>
    where TResponse : IMcpMessage<TResponse>
{
    private McpServiceClient _client = null!;
    private ClientConnection _connection = null!;
    private McpOperation _operation = null!;
    private TRequest _request = default!;
    private ExecutionContext? _context;
    private Task<TResponse>? _later;
    private bool _isRejected;

    private PatientCall()
    {
    }

    /// <summary>Sends a request. To be awaited once.</summary>
    public static ValueTask<TResponse> SendAsync(
        McpServiceClient client, ClientConnection connection, McpOperation operation, in TRequest request, McpFrameBuilder frame, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!ThreadLocalPool<PatientCall<TRequest, TResponse>>.TryRent(out PatientCall<TRequest, TResponse>? call))
        {
            call = new PatientCall<TRequest, TResponse>();
        }

        call._client = client;
        call._connection = connection;
        call._operation = operation;
        call._request = request;
        call._context = ExecutionContext.Capture();
        call.Prepare(connection.Frames, frame);
        call.Submit(connection.Frames, timeout, cancellationToken);
        return new ValueTask<TResponse>(call, call.Version);
    }

    /// <inheritdoc/>
    public override void Accept(ReadOnlySpan<byte> payload)
    {
        _isRejected = CallAnswer.IsRejection(payload);
        base.Accept(payload);
    }

    /// <inheritdoc/>
    protected override bool GoesOn()
    {
        bool mayGoOn = Outcome switch
        {
            RequestOutcome.Failed => _client.SendsAgainWhenLost && FailureKind is not (FailureKind.TimedOut or FailureKind.QueueFull),
            RequestOutcome.Answered => _isRejected && _client.SendsAgainWhenRejected,
            _ => false,
        };
        if (mayGoOn)
        {
            // In the caller's context, whose trace the next attempts belong to as well.
            ExecutionContext? context = _context;
            if (context is null)
            {
                _ = GoOnAsync();
            }
            else
            {
                ExecutionContext.Run(context, static call => _ = ((PatientCall<TRequest, TResponse>)call!).GoOnAsync(), this);
            }
        }

        return mayGoOn;
    }

    private async Task GoOnAsync()
    {
        // This thread is that of whoever has found out that the attempt failed.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        _later = _client.CallAgainAsync<TRequest, TResponse>(_connection, ErrorOfAttempt(), _operation, _request, StartedAt, CancellationToken).AsTask();
        await ((Task)_later).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Wake(isOnThisThread: true);
    }

    private McpException ErrorOfAttempt()
    {
        if (Outcome == RequestOutcome.Failed)
        {
            return (McpException)ErrorOfFailure();
        }

        try
        {
            using McpPayload payload = TakePayload();
            CallAnswer.Decode<TResponse>(payload);
            throw new InvalidOperationException("A call that was not refused is not made again.");
        }
        catch (McpException error)
        {
            return error;
        }
    }

    TResponse IValueTaskSource<TResponse>.GetResult(short token)
    {
        try
        {
            if (_later is { } later)
            {
                EndWait(token);
                return later.GetAwaiter().GetResult();
            }

            using McpPayload payload = TakeAnswer(token);
            return CallAnswer.Decode<TResponse>(payload);
        }
        finally
        {
            // What waits in the pool keeps nobody alive.
            ForgetConnection();
            _client = null!;
            _connection = null!;
            _operation = null!;
            _later = null;
            _request = default!;
            _context = null;
            ThreadLocalPool<PatientCall<TRequest, TResponse>>.Return(this);
        }
    }

    ValueTaskSourceStatus IValueTaskSource<TResponse>.GetStatus(short token) => GetStatus(token);

    void IValueTaskSource<TResponse>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => OnCompleted(continuation, state, token, flags);
}
