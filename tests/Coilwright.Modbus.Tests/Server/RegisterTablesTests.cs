namespace Coilwright.Modbus.Tests.Server;

public sealed class RegisterTablesTests
{
    [Fact]
    public void What_was_written_is_read()
    {
        RegisterTables tables = new RegisterTables().Add(RegisterTable.InputRegister, 100, 5).Add(RegisterTable.DiscreteInput, 7, 20);
        ushort[] registers = new ushort[3];
        bool[] bits = new bool[3];

        tables.WriteRegisters(RegisterTable.InputRegister, 102, 1, 2, 3);
        tables.WriteBits(RegisterTable.DiscreteInput, 17, true, false, true);
        tables.ReadRegisters(RegisterTable.InputRegister, 102, registers);
        tables.ReadBits(RegisterTable.DiscreteInput, 17, bits);

        Assert.Equal([1, 2, 3], registers);
        Assert.Equal([true, false, true], bits);
    }

    [Fact]
    public void Addresses_that_do_not_exist_are_refused()
    {
        var tables = new RegisterTables(coils: 8, holdingRegisters: 4);

        Assert.Throws<ArgumentOutOfRangeException>(() => tables.ReadRegisters(RegisterTable.HoldingRegister, 3, new ushort[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => tables.WriteRegisters(RegisterTable.InputRegister, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => tables.ReadBits(RegisterTable.Coil, 8, new bool[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => tables.WriteBits(RegisterTable.Coil, -1, true));
        Assert.Throws<ArgumentOutOfRangeException>(() => tables.ReadRegisters(RegisterTable.HoldingRegister, int.MaxValue, new ushort[1]));
    }

    [Fact]
    public void Registers_are_not_taken_for_bits()
    {
        var tables = new RegisterTables(coils: 8, holdingRegisters: 4);

        Assert.Throws<ArgumentException>(() => tables.ReadRegisters(RegisterTable.Coil, 0, new ushort[1]));
        Assert.Throws<ArgumentException>(() => tables.WriteBits(RegisterTable.HoldingRegister, 0, true));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    [InlineData(65535, 2)]
    [InlineData(1, int.MaxValue)]
    public void A_range_outside_0_to_65535_is_refused(int address, int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RegisterTables().Add(RegisterTable.Coil, address, count));

    [Theory]
    [InlineData(9, 2)]
    [InlineData(14, 5)]
    [InlineData(11, 1)]
    [InlineData(0, 100)]
    public void Ranges_of_a_table_may_not_overlap(int address, int count)
    {
        RegisterTables tables = new RegisterTables().Add(RegisterTable.HoldingRegister, 10, 5);

        Assert.Throws<ArgumentException>(() => tables.Add(RegisterTable.HoldingRegister, address, count));
        tables.Add(RegisterTable.InputRegister, address, count);
    }
}
