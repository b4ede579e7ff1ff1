using System.Diagnostics;

namespace Coilwright.Telemetry;

/// <summary>The tags of one client or server. Their values are made once, so that a measurement allocates nothing.</summary>
internal sealed class CallTags(string system, Endpoint endpoint)
{
    private readonly object _port = endpoint.Port;

    /// <summary>Those of everything.</summary>
    public TagList Own() => new()
    {
        { "rpc.system.name", system },
        { "server.address", endpoint.Host },
        { "server.port", _port },
    };

    /// <summary>Those of a call, or of an attempt.</summary>
    /// <param name="method">What was called; <see langword="null"/> where nothing was.</param>
    /// <param name="error">Why it failed; <see langword="null"/> if it did not.</param>
    public TagList Of(string? method, string? error)
    {
        TagList tags = Own();
        if (method is not null)
        {
            tags.Add("rpc.method", method);
        }

        if (error is not null)
        {
            tags.Add("error.type", error);
        }

        return tags;
    }

    /// <summary>An activity of a call, which is not made the current one: several calls of one caller may be under way.</summary>
    public Activity? Start(ActivitySource source, ActivityKind kind, string method)
    {
        Activity? current = Activity.Current;
        if (source.StartActivity(method, kind) is not { } activity)
        {
            return null;
        }

        activity.SetTag("rpc.system.name", system).SetTag("rpc.method", method);
        activity.SetTag("server.address", endpoint.Host).SetTag("server.port", _port);
        Activity.Current = current;
        return activity;
    }

    /// <summary>Ends an activity.</summary>
    public static void Stop(Activity activity, string? error)
    {
        Activity? current = Activity.Current;
        if (error is not null)
        {
            activity.SetTag("error.type", error).SetStatus(ActivityStatusCode.Error);
        }

        activity.Stop();
        Activity.Current = current;
    }
}
