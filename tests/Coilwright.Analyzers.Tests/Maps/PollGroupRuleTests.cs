using Coilwright.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace Coilwright.Analyzers.Tests.Maps;

public sealed class PollGroupRuleTests
{
    [Fact]
    public Task Poll_groups_of_members_and_of_groups_are_accepted() => MapRules.AcceptAsync(Sources.File(
        """
        [ModbusRegisterMap]
        public partial class Inverter
        {
            [HoldingRegister(0)] public ushort Count { get; set; }
            [HoldingRegister(1, PollGroup = "fast")] public short Scale { get; set; }
            [HoldingRegister(2, PollGroup = "fast", As = RegisterType.Int16, ScaleFrom = nameof(Scale))] public double? Power { get; set; }
            [RegisterGroup(10, CountFrom = nameof(Count))] public partial IReadOnlyList<Module> Modules { get; }
            [RegisterGroup(After = nameof(Modules), PollGroup = "slow")] public partial Plate Plate { get; }

            [ModbusRegisterMap]
            public partial class Module
            {
                [HoldingRegister(0, PollGroup = "fast", As = RegisterType.Int16, ScaleFrom = nameof(Scale))] public double? Power { get; set; }
                [HoldingRegister(1)] public ushort Hours { get; private set; }
            }
        }

        [ModbusRegisterMap]
        public partial class Plate
        {
            [HoldingRegister(0)] public ushort Model { get; set; }
        }
        """));

    [Theory]
    [InlineData("two words", "Two words")]
    [InlineData("1", "1")]
    public Task The_name_of_a_poll_group_becomes_a_method_s(string name, string group) => MapRules.ReportAsync(
        RuleIds.PollGroupNotReadable,
        $"'Limit' cannot be in poll group '{group}': the name must be an identifier",
        Sources.Map($"[HoldingRegister(0, {{|#0:PollGroup = \"{name}\"|}})] public ushort Limit {{ get; set; }}"));

    [Theory]
    [InlineData("partial struct", "set")]
    [InlineData("partial class", "init")]
    public Task A_poll_group_is_read_into_an_object_that_keeps_the_rest(string kind, string accessor) => MapRules.ReportAsync(
        RuleIds.PollGroupNotReadable,
        "'Limit' cannot be in poll group 'Fast': what is read of it goes into an object, so the map must be a class with a constructor without parameters and setters that are not init-only",
        Sources.File($"[ModbusRegisterMap] public {kind} Meter {{ [HoldingRegister(0, {{|#0:PollGroup = \"fast\"|}})] public ushort Limit {{ get; {accessor}; }} }}"));

    [Theory]
    [InlineData("", "PollGroup = \"slow\", ", "Default", "Slow")]
    [InlineData("PollGroup = \"fast\", ", "", "Fast", "Default")]
    [InlineData("PollGroup = \"fast\", ", "PollGroup = \"slow\", ", "Fast", "Slow")]
    public Task A_scale_is_read_with_what_it_scales(string ofScale, string ofPower, string scaleGroup, string powerGroup) => MapRules.ReportAsync(
        RuleIds.ReferenceDoesNotFit,
        $"'Power' cannot take its scale or count from 'Scale': it is read with poll group '{scaleGroup}', and 'Power' with '{powerGroup}'",
        Sources.Map(
            $"[HoldingRegister(0, {ofScale}Unit = \"\")] public short Scale {{ get; set; }} "
            + $"[HoldingRegister(1, {ofPower}As = RegisterType.Int16, {{|#0:ScaleFrom = nameof(Scale)|}})] public double? Power {{ get; set; }}"));

    [Theory]
    [InlineData("", ", PollGroup = \"slow\"", "Slow")]
    [InlineData("PollGroup = \"slow\", ", "", "Slow")]
    public Task A_scale_of_the_map_around_is_read_with_what_it_scales(string ofMember, string ofGroup, string group) => MapRules.ReportAsync(
        RuleIds.ReferenceDoesNotFit,
        $"'Power' cannot take its scale or count from 'Scale': it is read with poll group 'Default', and 'Power' with '{group}'",
        Sources.File(
            $$"""
            [ModbusRegisterMap]
            public partial class Inverter
            {
                [HoldingRegister(0)] public short Scale { get; set; }
                [RegisterGroup(10, Count = 2{{ofGroup}})] public partial IReadOnlyList<Module> Modules { get; }

                [ModbusRegisterMap]
                public partial class Module
                {
                    [HoldingRegister(0, {{ofMember}}As = RegisterType.Int16, {|#0:ScaleFrom = nameof(Scale)|})] public double? Power { get; set; }
                    [HoldingRegister(1, PollGroup = "slow")] public ushort A { get; set; }
                }
            }
            """));

    [Fact]
    public Task The_read_of_a_poll_group_and_that_of_a_member_have_different_names() => MapRules.RunAsync(
        Sources.Map(
            """
                [HoldingRegister(0, PollGroup = "fast")] public ushort A { get; set; }
                [HoldingRegister(1, PollGroup = "fast")] public ushort {|#0:FastGroup|} { get; set; }
            """),
        new DiagnosticResult(RuleIds.ReservedName, DiagnosticSeverity.Error).WithLocation(0));
}
