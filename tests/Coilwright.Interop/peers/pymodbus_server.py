"""Serves 2100 coils and discrete inputs and 200 registers of each kind from address 0, for unit 1, and prints its port.

Coil i is on for every third i, discrete input i for every fifth, input register i is 3i + 1, holding register i is 1000 + i.
"""

import asyncio

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server.async_io import ModbusTcpServer


async def main():
    unit = ModbusSlaveContext(
        co=ModbusSequentialDataBlock(0, [i % 3 == 0 for i in range(2100)]),
        di=ModbusSequentialDataBlock(0, [i % 5 == 0 for i in range(2100)]),
        ir=ModbusSequentialDataBlock(0, [3 * i + 1 for i in range(200)]),
        hr=ModbusSequentialDataBlock(0, [1000 + i for i in range(200)]),
        zero_mode=True,
    )
    server = ModbusTcpServer(ModbusServerContext(slaves={1: unit}, single=False), address=("127.0.0.1", 0))
    serving = asyncio.ensure_future(server.serve_forever())
    await server.serving
    print(server.server.sockets[0].getsockname()[1], flush=True)
    await serving


asyncio.run(main())
