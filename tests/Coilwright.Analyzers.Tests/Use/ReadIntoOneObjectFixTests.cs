using Coilwright.Analyzers.Tests.Harness;
using Coilwright.Analyzers.Use;
using Coilwright.CodeFixes;
using Microsoft.CodeAnalysis;

namespace Coilwright.Analyzers.Tests.Use;

public sealed class ReadIntoOneObjectFixTests
{
    [Fact]
    public Task It_makes_the_object_before_the_loop_and_throws_what_a_read_into_a_new_one_would() => ChangeAsync(
        """
                while (true)
                {
                    // What it takes now.
                    var now = await [|meter.ReadAsync(ct)|].ConfigureAwait(false);
                    Console.WriteLine(now.Voltage);
                }
        """,
        """
                EnergyMeter now = new();
                while (true)
                {
                    // What it takes now.
                    (await meter.ReadAsync(now, ct).ConfigureAwait(false)).ThrowIfRefused();
                    Console.WriteLine(now.Voltage);
                }
        """);

    [Fact]
    public Task Arguments_keep_their_names() => ChangeAsync(
        """
                while (true)
                {
                    EnergyMeter now = (EnergyMeter)(await [|meter.ReadAsync(cancellationToken: ct)|])!;
                    Console.WriteLine(now.Voltage);
                }
        """,
        """
                EnergyMeter now = new();
                while (true)
                {
                    (await meter.ReadAsync(now, cancellationToken: ct)).ThrowIfRefused();
                    Console.WriteLine(now.Voltage);
                }
        """);

    [Fact]
    public Task Loops_side_by_side_get_variables_of_different_names() => ChangeAsync(
        """
                while (ct.CanBeCanceled)
                {
                    var now = await [|meter.ReadAsync(ct)|];
                    Console.WriteLine(now.Voltage);
                }

                for (int i = 0; i < 9; i++)
                {
                    var now = await [|meter.ReadAsync(ct)|];
                    Console.WriteLine(now.Current);
                }
        """,
        """
                EnergyMeter now2 = new();
                while (ct.CanBeCanceled)
                {
                    (await meter.ReadAsync(now2, ct)).ThrowIfRefused();
                    Console.WriteLine(now2.Voltage);
                }

                EnergyMeter now = new();
                for (int i = 0; i < 9; i++)
                {
                    (await meter.ReadAsync(now, ct)).ThrowIfRefused();
                    Console.WriteLine(now.Current);
                }
        """);

    [Theory]
    [InlineData("int now = 3; Console.WriteLine(now);")]
    [InlineData("Action<int> show = now => Console.WriteLine(now);")]
    [InlineData("{ if (int.TryParse(Endpoint, out int now)) { Console.WriteLine(now); } }")]
    public Task A_name_that_the_block_needs_later_stays_free(string later) => ChangeAsync(
        $$"""
                while (ct.CanBeCanceled)
                {
                    var now = await [|meter.ReadAsync(ct)|];
                    Console.WriteLine(now.Voltage + now.Current);
                }

                { {{later}} }
        """,
        $$"""
                EnergyMeter now2 = new();
                while (ct.CanBeCanceled)
                {
                    (await meter.ReadAsync(now2, ct)).ThrowIfRefused();
                    Console.WriteLine(now2.Voltage + now2.Current);
                }

                { {{later}} }
        """);

    [Fact]
    public Task A_field_that_the_variable_hid_in_the_loop_alone_is_still_seen_around_it() => ChangeAsync(
        """
                Console.WriteLine(Endpoint);
                while (ct.CanBeCanceled)
                {
                    var Endpoint = await [|meter.ReadAsync(ct)|];
                    Console.WriteLine(Endpoint.Voltage);
                }
        """,
        """
                Console.WriteLine(Endpoint);
                EnergyMeter endpoint = new();
                while (ct.CanBeCanceled)
                {
                    (await meter.ReadAsync(endpoint, ct)).ThrowIfRefused();
                    Console.WriteLine(endpoint.Voltage);
                }
        """);

    [Fact]
    public Task A_read_without_a_variable_gets_one() => ChangeAsync(
        """
                float sum = 0;
                while (true)
                {
                    // Adds up.
                    sum += (await [|meter.ReadAsync(ct)|]).Voltage + 1;
                }
        """,
        """
                float sum = 0;
                EnergyMeter energyMeter = new();
                while (true)
                {
                    (await meter.ReadAsync(energyMeter, ct)).ThrowIfRefused();
                    // Adds up.
                    sum += energyMeter.Voltage + 1;
                }
        """);

    [Fact]
    public Task A_read_whose_object_nobody_looks_at_gets_one_too() => ChangeAsync(
        """
                while (true)
                    await [|meter.ReadAsync()|];
        """,
        """
                EnergyMeter energyMeter = new();
                while (true)
                    (await meter.ReadAsync(energyMeter)).ThrowIfRefused();
        """);

    [Fact]
    public Task The_object_of_a_loop_in_a_lambda_is_made_in_the_lambda() => ChangeAsync(
        """
                await Task.Run(async () =>
                {
                    while (true)
                    {
                        var now = await [|meter.ReadAsync(ct)|];
                        Console.WriteLine(now.Voltage);
                    }
                });
        """,
        """
                await Task.Run(async () =>
                {
                    EnergyMeter now = new();
                    while (true)
                    {
                        (await meter.ReadAsync(now, ct)).ThrowIfRefused();
                        Console.WriteLine(now.Voltage);
                    }
                });
        """);

    [Theory]
    [InlineData("while (true) { Console.WriteLine(Environment.TickCount + (await [|meter.ReadAsync(ct)|]).Voltage); }")]
    [InlineData("while (true) { Console.WriteLine(ct.CanBeCanceled ? (await [|meter.ReadAsync(ct)|]).Voltage : 0); }")]
    [InlineData("bool on = true; while (true) { on = on && (await [|meter.ReadAsync(ct)|]).Voltage > 3; }")]
    [InlineData("float? last = null; while (true) { last ??= (await [|meter.ReadAsync(ct)|]).Voltage; }")]
    [InlineData("int i = 0; Action next = () => i++; while (true) { Console.WriteLine(i + (await [|meter.ReadAsync(ct)|]).Voltage); }")]
    [InlineData("while ((await [|meter.ReadAsync(ct)|]).Voltage > 3) { Console.WriteLine(); }")]
    [InlineData("while (true) Console.WriteLine((await [|meter.ReadAsync(ct)|]).Voltage);")]
    [InlineData("while (true) { again: Console.WriteLine((await [|meter.ReadAsync(ct)|]).Voltage); if (ct.CanBeCanceled) { goto again; } }")]
    [InlineData("#if !DEBUG\nwhile (true) { var now = await [|meter.ReadAsync(ct)|]; Console.WriteLine(now.Voltage); }\n#endif")]
    [InlineData("while (true) { var now = await [|meter.ReadAsync(ct)|];\n#if DEBUG\nConsole.WriteLine(now);\n#endif\nConsole.WriteLine(now.Voltage); }")]
    [InlineData("if (ct.CanBeCanceled) while (true) { var now = await [|meter.ReadAsync(ct)|]; Console.WriteLine(now.Voltage); }")]
    public Task Where_the_read_would_come_earlier_or_more_often_the_author_decides(string body) =>
        UseFixes<AllocatingReadAnalyzer, ReadIntoOneObjectCodeFix>.LeaveAsync(Plant.Method(body));

    [Fact]
    public Task Statements_of_a_program_are_a_block_like_any_other() => UseFixes<AllocatingReadAnalyzer, ReadIntoOneObjectCodeFix>.ChangeAsync(
        Program(
            """
            while (true)
            {
                var now = await [|meter.ReadAsync()|];
                Console.WriteLine(now.Value);
            }
            """),
        Program(
            """
            EnergyMeter now = new();
            while (true)
            {
                (await meter.ReadAsync(now)).ThrowIfRefused();
                Console.WriteLine(now.Value);
            }
            """),
        OutputKind.ConsoleApplication);

    private static Task ChangeAsync(string before, string after) =>
        UseFixes<AllocatingReadAnalyzer, ReadIntoOneObjectCodeFix>.ChangeAsync(Plant.Method(before), Plant.Method(after));

    private static string Program(string loop) =>
        $$"""
        using System;
        using Coilwright.Modbus;

        var meter = new EnergyMeterClient(await ModbusClient.ConnectAsync("tcp://192.168.1.10"));
        {{loop}}

        [ModbusRegisterMap]
        public partial class EnergyMeter
        {
            [HoldingRegister(0)] public ushort Value { get; set; }
        }
        """;
}
