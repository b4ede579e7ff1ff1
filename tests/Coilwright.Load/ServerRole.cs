using Coilwright.Benchmarks.Calls;
using Coilwright.Benchmarks.Processes;

namespace Coilwright.Load;

/// <summary>The servers that a process can be started as.</summary>
internal static class ServerRole
{
    public static IBenchmarkServer Start(string role) => role.Split('=', 2) switch
    {
        [LoadServer.Role, var how] => LoadServer.Of(how),
        [JournalServer.Role, var how] => JournalServer.Of(how),
        [BareCallServer.Role] => new BareCallServer(certificate: null),
        _ => throw new FormatException($"There is no server '{role}'."),
    };
}
