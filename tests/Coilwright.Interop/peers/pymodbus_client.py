"""Asks a server everything that pymodbus can ask and prints what it got: pymodbus_client.py tcp PORT | udp PORT | rtu DEVICE BAUD"""

import sys

from pymodbus.client import ModbusSerialClient, ModbusTcpClient, ModbusUdpClient


def show(name, values):
    print(f"{name}: {' '.join(str(int(value)) for value in values)}")


def checked(response):
    if response.isError():
        raise SystemExit(f"refused: {response}")
    return response


def create(transport, place, baudrate=None):
    if transport == "tcp":
        return ModbusTcpClient("127.0.0.1", port=int(place))
    if transport == "udp":
        return ModbusUdpClient("127.0.0.1", port=int(place), timeout=20)
    # A pseudo-terminal has no parity bit, and the C library refuses to ask it for one.
    return ModbusSerialClient(place, baudrate=int(baudrate), parity="N", timeout=20)


def main(transport, *place):
    client = create(transport, *place)
    if not client.connect():
        raise SystemExit("not connected")

    show("coils", checked(client.read_coils(0, 10, slave=1)).bits[:10])
    show("discrete inputs", checked(client.read_discrete_inputs(3, 10, slave=1)).bits[:10])
    show("holding registers", checked(client.read_holding_registers(2, 5, slave=1)).registers)
    show("input registers", checked(client.read_input_registers(4, 5, slave=1)).registers)

    show("2000 coils", [sum(checked(client.read_coils(5, 2000, slave=1)).bits[:2000])])
    show("125 registers", [sum(checked(client.read_holding_registers(7, 125, slave=1)).registers)])

    checked(client.write_coil(20, True, slave=1))
    show("after a coil", checked(client.read_coils(19, 3, slave=1)).bits[:3])
    checked(client.write_register(30, 4660, slave=1))
    show("after a register", checked(client.read_holding_registers(29, 3, slave=1)).registers)
    checked(client.write_coils(41, [i % 2 == 1 for i in range(11)], slave=1))
    show("after coils", checked(client.read_coils(40, 13, slave=1)).bits[:13])
    checked(client.write_registers(50, list(range(1, 124)), slave=1))
    show("after registers", checked(client.read_holding_registers(170, 4, slave=1)).registers)

    checked(client.write_register(31, 0x12, slave=1))
    # pymodbus 3.0 passes the keywords of these two straight to the request, which calls it unit.
    checked(client.mask_write_register(31, 0xF2, 0x25, unit=1))
    show("after a mask", checked(client.read_holding_registers(31, 1, slave=1)).registers)
    answer = client.readwrite_registers(
        read_address=179, read_count=5, write_address=180, write_registers=[7, 8, 9], unit=1
    )
    show("write and read", checked(answer).registers)

    show("beyond the table", [client.read_holding_registers(199, 2, slave=1).exception_code])
    # On a line nobody answers for a unit that is not there.
    if transport != "rtu":
        show("unknown unit", [client.read_holding_registers(0, 1, slave=9).exception_code])
    client.close()


main(*sys.argv[1:])
