# SPDX-License-Identifier: GPL-3.0-or-later
"""Meters played by pymodbus on one pseudo-terminal: pymodbusmeters.py PATH UNIT ...

Before each answer every register is given anew from a count of the meter's requests, so that an answer says which
request it belongs to: the two registers from the even address A hold count * 100000 + unit * 1000 + A. Frames and
answers are pymodbus's own; only the reading and writing of bytes is done here, because Debian's pymodbus comes without
pyserial. Prints "ready" when it listens; ends when the line does.
"""
import os
import select
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.factory import ServerDecoder
from pymodbus.framer.rtu_framer import ModbusRtuFramer

REGISTERS = 128


class Counting(ModbusSequentialDataBlock):
    """Registers that know how often they were asked for."""

    def __init__(self, unit):
        super().__init__(0, [0] * REGISTERS)
        self.unit = unit
        self.asked = 0

    def getValues(self, address, count=1):
        self.asked += 1
        return [self.word(register) for register in range(address, address + count)]

    def word(self, register):
        value = self.asked * 100000 + self.unit * 1000 + (register & ~1)
        return value & 0xFFFF if register & 1 else value >> 16


def main():
    fd = os.open(sys.argv[1], os.O_RDWR | os.O_NOCTTY)
    units = [int(unit) for unit in sys.argv[2:]]
    stores = {unit: ModbusSlaveContext(hr=Counting(unit), zero_mode=True) for unit in units}
    context = ModbusServerContext(slaves=stores, single=False)
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
        framer.processIncomingPacket(data, reply, unit=units, single=False)


main()
