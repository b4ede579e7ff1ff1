using System.Collections.Concurrent;
using System.Diagnostics;

namespace Coilwright.Mcp.Tests.Services;

/// <summary>The trace that a call is part of, from its caller to the service.</summary>
public sealed class TracingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_part_of_its_callers_trace()
    {
        var started = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Coilwright.Mcp",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = started.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using McpServer server = McpServer.Listen("mcp://127.0.0.1:0", services => services.Map<IUserEvents>(new UserEvents()));
        await using McpClient client = await McpClient.ConnectAsync(server.Endpoint.ToString(), Token);
        using var caller = new Activity("caller").SetIdFormat(ActivityIdFormat.W3C);
        caller.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        caller.Start();

        await new UserEventsClient(client).PublishAsync(new Note(), Token);

        Activity served = Assert.Single(started, activity => activity.Kind == ActivityKind.Server && activity.TraceId == caller.TraceId);
        Assert.Equal(("events/Publish", true, true), (served.OperationName, served.HasRemoteParent, served.Recorded));
        Activity called = Assert.Single(started, activity => activity.Kind == ActivityKind.Client && activity.TraceId == caller.TraceId);
        Assert.Equal((caller.SpanId, called.SpanId), (called.ParentSpanId, served.ParentSpanId));
        Assert.Same(caller, Activity.Current);
        Assert.Equal("mcp", served.GetTagItem("rpc.system.name"));
    }
}
