namespace Coilwright.Interop;

/// <summary>What every client asks every server, and what it prints when all is well.</summary>
internal static class Conversation
{
    public const string Expected =
        """
        coils: 1 0 0 1 0 0 1 0 0 1
        discrete inputs: 0 0 1 0 0 0 0 1 0 0
        holding registers: 1002 1003 1004 1005 1006
        input registers: 13 16 19 22 25
        2000 coils: 667
        125 registers: 133625
        after a coil: 0 1 1
        after a register: 1029 4660 1031
        after coils: 0 0 1 0 1 0 1 0 1 0 1 0 0
        after registers: 121 122 123 1173
        after a mask: 23
        write and read: 1179 7 8 9 1183
        beyond the table: 2

        """;

    /// <summary>Added by the clients of others when they talk to our server, which answers for a unit that it has not.</summary>
    public const string UnknownUnit = "unknown unit: 11\n";

    /// <summary>Our client's part.</summary>
    public static async Task<string> HoldAsync(ModbusClient client, CancellationToken token)
    {
        var lines = new StringWriter { NewLine = "\n" };
        Print("coils", await client.ReadCoilsAsync(1, 0, 10, token));
        Print("discrete inputs", await client.ReadDiscreteInputsAsync(1, 3, 10, token));
        Print("holding registers", await client.ReadHoldingRegistersAsync(1, 2, 5, token));
        Print("input registers", await client.ReadInputRegistersAsync(1, 4, 5, token));
        Print("2000 coils", [(await client.ReadCoilsAsync(1, 5, 2000, token)).Count(coil => coil)]);
        Print("125 registers", [(await client.ReadHoldingRegistersAsync(1, 7, 125, token)).Sum(register => register)]);

        await client.WriteSingleCoilAsync(1, 20, true, token);
        Print("after a coil", await client.ReadCoilsAsync(1, 19, 3, token));
        await client.WriteSingleRegisterAsync(1, 30, 4660, token);
        Print("after a register", await client.ReadHoldingRegistersAsync(1, 29, 3, token));
        await client.WriteMultipleCoilsAsync(1, 41, Enumerable.Range(0, 11).Select(i => i % 2 == 1).ToArray(), token);
        Print("after coils", await client.ReadCoilsAsync(1, 40, 13, token));
        await client.WriteMultipleRegistersAsync(1, 50, Enumerable.Range(1, 123).Select(i => (ushort)i).ToArray(), token);
        Print("after registers", await client.ReadHoldingRegistersAsync(1, 170, 4, token));

        await client.WriteSingleRegisterAsync(1, 31, 0x12, token);
        await client.MaskWriteRegisterAsync(1, 31, 0xF2, 0x25, token);
        Print("after a mask", await client.ReadHoldingRegistersAsync(1, 31, 1, token));
        ushort[] written = [7, 8, 9];
        Print("write and read", await client.ReadWriteMultipleRegistersAsync(1, 179, 5, 180, written, token));

        var refused = await Assert.ThrowsAsync<ModbusDeviceException>(
            async () => await client.ReadHoldingRegistersAsync(1, 199, 2, token));
        Print("beyond the table", [(int)refused.Code]);
        return lines.ToString();

        void Print<T>(string name, T[] values) =>
            lines.WriteLine($"{name}: {string.Join(' ', values.Select(value => value is bool bit ? bit ? "1" : "0" : $"{value}"))}");
    }
}
