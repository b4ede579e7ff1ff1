using System.Diagnostics;

namespace Coilwright.Telemetry;

/// <summary>The tags of one client or server. Their values are made once, so that a measurement allocates nothing.</summary>
/// <param name="system">The protocol's short name.</param>
/// <param name="endpoint">Where the peer is, or the server listens; <see langword="null"/> for a server to which others bring its connections.</param>
internal sealed class CallTags(string system, Endpoint? endpoint)
{
    private readonly object? _port = endpoint?.Port;

    /// <summary>Those of everything.</summary>
    public TagList Own()
    {
        var tags = new TagList { { "rpc.system.name", system } };
        if (endpoint is not null)
        {
            tags.Add("server.address", endpoint.Host);
            tags.Add("server.port", _port);
        }

        return tags;
    }

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
    /// <param name="source">Where it comes from.</param>
    /// <param name="kind">Which side of the call it is.</param>
    /// <param name="method">What is called.</param>
    /// <param name="parent">What it is a part of, where another process said so; otherwise it is part of the current one.</param>
    public Activity? Start(ActivitySource source, ActivityKind kind, string method, ActivityContext parent = default)
    {
        Activity? current = Activity.Current;
        if (source.StartActivity(method, kind, parent) is not { } activity)
        {
            return null;
        }

        activity.SetTag("rpc.system.name", system).SetTag("rpc.method", method);
        if (endpoint is not null)
        {
            activity.SetTag("server.address", endpoint.Host).SetTag("server.port", _port);
        }

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
