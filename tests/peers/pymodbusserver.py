# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of pymodbus on loopback: pymodbusserver.py tcp|rtu UNIT[,UNIT...] ADDRESS=VALUE ...

"rtu" carries RTU frames over TCP as serial gateways do. Prints "ready PORT" when it listens.
"""
import asyncio
import sys
import types

# Debian's pymodbus comes without pyserial, which only its serial servers need.
sys.modules["serial_asyncio"] = types.SimpleNamespace(create_serial_connection=None)

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server.async_io import ModbusTcpServer
from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer


async def main():
    values = [0] * 64
    for pair in sys.argv[3:]:
        address, value = pair.split("=")
        values[int(address)] = int(value)
    block = ModbusSequentialDataBlock(0, values)
    stores = {int(unit): ModbusSlaveContext(hr=block, ir=block, zero_mode=True)
              for unit in sys.argv[2].split(",")}
    framer = ModbusRtuFramer if sys.argv[1] == "rtu" else ModbusSocketFramer
    server = ModbusTcpServer(ModbusServerContext(slaves=stores, single=False), framer=framer,
                             address=("127.0.0.1", 0), ignore_missing_slaves=True)
    task = asyncio.create_task(server.serve_forever())
    while server.server is None:
        await asyncio.sleep(0.01)
    print("ready", server.server.sockets[0].getsockname()[1], flush=True)
    await task


asyncio.run(main())
