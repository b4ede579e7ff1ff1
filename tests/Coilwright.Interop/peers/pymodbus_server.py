"""Serves 2100 coils and discrete inputs and 200 registers of each kind from address 0, for unit 1, and prints its port.

Usage: pymodbus_server.py tcp | tls ROOT CERTIFICATE KEY | udp | rtu DEVICE BAUD

Coil i is on for every third i, discrete input i for every fifth, input register i is 3i + 1, holding register i is 1000 + i.
"""

import asyncio
import ssl
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server.async_io import ModbusSerialServer, ModbusTcpServer, ModbusTlsServer, ModbusUdpServer
from pymodbus.transaction import ModbusSocketFramer


ADDRESS = ("127.0.0.1", 0)


def create_tls(context, root, certificate, key):
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=root)
    tls.load_cert_chain(certificate, key)
    tls.verify_mode = ssl.CERT_REQUIRED
    # The framer that pymodbus takes for TLS by itself leaves the MBAP header out, which the specification wants.
    return ModbusTlsServer(context, framer=ModbusSocketFramer, address=ADDRESS, sslctx=tls)


async def serve_line(context, device, baudrate):
    # A pseudo-terminal has no parity bit, and the C library refuses to ask it for one.
    server = ModbusSerialServer(context, port=device, baudrate=int(baudrate), parity="N")
    await server.start()
    print("ready", flush=True)
    await server.serve_forever()


async def serve_network(server):
    serving = asyncio.ensure_future(server.serve_forever())
    await server.serving
    is_udp = isinstance(server, ModbusUdpServer)
    address = server.protocol.get_extra_info("sockname") if is_udp else server.server.sockets[0].getsockname()
    print(address[1], flush=True)
    await serving


async def main(transport, *settings):
    unit = ModbusSlaveContext(
        co=ModbusSequentialDataBlock(0, [i % 3 == 0 for i in range(2100)]),
        di=ModbusSequentialDataBlock(0, [i % 5 == 0 for i in range(2100)]),
        ir=ModbusSequentialDataBlock(0, [3 * i + 1 for i in range(200)]),
        hr=ModbusSequentialDataBlock(0, [1000 + i for i in range(200)]),
        zero_mode=True,
    )
    context = ModbusServerContext(slaves={1: unit}, single=False)
    if transport == "rtu":
        await serve_line(context, *settings)
    elif transport == "udp":
        await serve_network(ModbusUdpServer(context, address=ADDRESS))
    elif transport == "tls":
        await serve_network(create_tls(context, *settings))
    else:
        await serve_network(ModbusTcpServer(context, address=ADDRESS))


asyncio.run(main(*sys.argv[1:]))
