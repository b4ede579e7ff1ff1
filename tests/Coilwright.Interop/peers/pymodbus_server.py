"""Serves 2100 coils and discrete inputs and 200 registers of each kind from address 0, for unit 1, and prints its port. With ROOT CERTIFICATE KEY over TLS.

Coil i is on for every third i, discrete input i for every fifth, input register i is 3i + 1, holding register i is 1000 + i.
"""

import asyncio
import ssl
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server.async_io import ModbusTcpServer, ModbusTlsServer
from pymodbus.transaction import ModbusSocketFramer


def create(context, files):
    address = ("127.0.0.1", 0)
    if not files:
        return ModbusTcpServer(context, address=address)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=files[0])
    tls.load_cert_chain(files[1], files[2])
    tls.verify_mode = ssl.CERT_REQUIRED
    # The framer that pymodbus takes for TLS by itself leaves the MBAP header out, which the specification wants.
    return ModbusTlsServer(context, framer=ModbusSocketFramer, address=address, sslctx=tls)


async def main(*files):
    unit = ModbusSlaveContext(
        co=ModbusSequentialDataBlock(0, [i % 3 == 0 for i in range(2100)]),
        di=ModbusSequentialDataBlock(0, [i % 5 == 0 for i in range(2100)]),
        ir=ModbusSequentialDataBlock(0, [3 * i + 1 for i in range(200)]),
        hr=ModbusSequentialDataBlock(0, [1000 + i for i in range(200)]),
        zero_mode=True,
    )
    server = create(ModbusServerContext(slaves={1: unit}, single=False), files)
    serving = asyncio.ensure_future(server.serve_forever())
    await server.serving
    print(server.server.sockets[0].getsockname()[1], flush=True)
    await serving


asyncio.run(main(*sys.argv[1:]))
