using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Coilwright.Modbus.Tests.LateLine;

/// <summary>Every behaviour, with and without echo, with one unit and with four of which one is always late.</summary>
internal sealed class CombinatorialCasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        List<ITheoryDataRow> cases = [];
        foreach (DiagnosticsBehaviour diagnostics in Enum.GetValues<DiagnosticsBehaviour>())
        {
            foreach (bool echo in new[] { false, true })
            {
                cases.Add(new TheoryDataRow<DiagnosticsBehaviour, bool, int>(diagnostics, echo, 1));
                cases.Add(new TheoryDataRow<DiagnosticsBehaviour, bool, int>(diagnostics, echo, 4));
            }
        }

        return new(cases);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
