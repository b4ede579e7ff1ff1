using Coilwright.Requests;

namespace Coilwright.Tests.Requests;

/// <summary>Dashboards of users rest on these names: one for each way to fail, none of which changes.</summary>
public sealed class FailureNamesTests
{
    [Fact]
    public void Every_failure_has_a_name_of_its_own() => Assert.Equal(
        [
            "timeout", "queue_full", "connect_failed", "unavailable", "pool_exhausted", "backed_off", "in_doubt", "connection_lost", "invalid_frame",
            "not_taken", "disposed",
        ],
        Enum.GetValues<FailureKind>().Select(FailureNames.Of));
}
