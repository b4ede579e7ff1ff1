using Coilwright.Modbus;

namespace Coilwright.Soak;

/// <summary>Reads registers and bits of all tables, and writes to a mailbox.</summary>
internal sealed class ModbusExchange(ModbusClient client, int caller) : IExchange
{
    private readonly ushort[] _registers = new ushort[125];
    private readonly bool[] _bits = new bool[2000];
    private readonly MailboxClient _mailbox = new(client, unit: 1, baseAddress: Plant.MailboxOf(caller));
    private byte _unit;
    private int _address;
    private int _quantity;
    private bool _isBits;

    public Task AskAsync(Random random, CancellationToken cancellationToken)
    {
        _isBits = random.Next(10) < 2;
        _unit = (byte)random.Next(1, Plant.Units + 1);
        _quantity = random.Next(1, _isBits ? 2001 : 126);
        _address = random.Next(Plant.Addresses - _quantity + 1);
        bool isSecondTable = random.Next(2) == 0;
        ValueTask read = (_isBits, isSecondTable) switch
        {
            (true, true) => client.ReadDiscreteInputsAsync(_unit, (ushort)_address, _bits.AsMemory(0, _quantity), cancellationToken),
            (true, false) => client.ReadCoilsAsync(_unit, (ushort)_address, _bits.AsMemory(0, _quantity), cancellationToken),
            (false, true) => client.ReadInputRegistersAsync(_unit, (ushort)_address, _registers.AsMemory(0, _quantity), cancellationToken),
            (false, false) => client.ReadHoldingRegistersAsync(_unit, (ushort)_address, _registers.AsMemory(0, _quantity), cancellationToken),
        };
        return read.AsTask();
    }

    public void SpoilAnswer()
    {
        _registers[0] ^= 1;
        _bits[0] ^= true;
    }

    public string? FindWrong()
    {
        for (int i = 0; i < _quantity; i++)
        {
            int address = _address + i;
            bool isRight = _isBits ? _bits[i] == Plant.Coil(_unit, address) : _registers[i] == Plant.Register(_unit, address);
            if (!isRight)
            {
                return $"{(_isBits ? "bit" : "register")} {address} of unit {_unit}, read from {_address} on.";
            }
        }

        return null;
    }

    public Task WriteAsync(uint ticket) => _mailbox.WriteTicketAsync(ticket).AsTask();
}
