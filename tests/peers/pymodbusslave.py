# SPDX-License-Identifier: GPL-3.0-or-later
"""A meter played by pymodbus on an inherited file descriptor: pymodbusslave.py FD UNIT ADDRESS=VALUE ...

Frames and answers are pymodbus's own; only the reading and writing of bytes is done here, because Debian's
pymodbus comes without pyserial. Prints "ready" when it listens; ends when the descriptor does.
"""
import os
import select
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.factory import ServerDecoder
from pymodbus.framer.rtu_framer import ModbusRtuFramer


def main():
    fd, unit = int(sys.argv[1]), int(sys.argv[2])
    values = [0] * 64
    for pair in sys.argv[3:]:
        address, value = pair.split("=")
        values[int(address)] = int(value)
    block = ModbusSequentialDataBlock(0, values)
    store = ModbusSlaveContext(hr=block, ir=block, zero_mode=True)
    context = ModbusServerContext(slaves={unit: store}, single=False)
    framer = ModbusRtuFramer(ServerDecoder())

    def reply(request):
        response = request.execute(context[request.unit_id])
        response.unit_id = request.unit_id
        response.transaction_id = request.transaction_id
        os.write(fd, framer.buildPacket(response))

    print("ready", flush=True)
    while True:
        select.select([fd], [], [])
        try:
            data = os.read(fd, 256)
        except OSError:
            return
        if not data:
            return
        framer.processIncomingPacket(data, reply, unit=[unit], single=False)


main()
