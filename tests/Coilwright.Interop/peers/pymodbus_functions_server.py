"""Serves what pymodbus can say of itself and of what it has heard, for unit 1, and prints its port.

Function codes 20, 21 and 24 are left out: pymodbus 3.0 has no files and no queues behind them.
"""

import asyncio

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.device import ModbusDeviceIdentification
from pymodbus.server.async_io import ModbusTcpServer


async def main():
    identity = ModbusDeviceIdentification(
        info_name={
            "VendorName": "V" * 200,
            "ProductCode": "EM-3",
            "MajorMinorRevision": "2.1",
            "VendorUrl": "http://example.org",
            "ProductName": "Meter",
            "ModelName": "M" * 100,
            "UserApplicationName": "Hall 5",
        }
    )
    unit = ModbusSlaveContext(hr=ModbusSequentialDataBlock(0, [0] * 10), zero_mode=True)
    server = ModbusTcpServer(
        ModbusServerContext(slaves={1: unit}, single=False), identity=identity, address=("127.0.0.1", 0)
    )
    serving = asyncio.ensure_future(server.serve_forever())
    await server.serving
    print(server.server.sockets[0].getsockname()[1], flush=True)
    await serving


asyncio.run(main())
