"""Asks a server for what is neither register nor coil, and prints what it got: pymodbus_functions_client.py PORT

Function code 24 is left out: pymodbus 3.0 takes the number of values in its answer for one of bytes.
"""

import sys

from pymodbus.client import ModbusTcpClient
from pymodbus.diag_message import (
    ReturnBusExceptionErrorCountRequest,
    ReturnDiagnosticRegisterRequest,
    ReturnQueryDataRequest,
    ReturnSlaveMessageCountRequest,
)
from pymodbus.file_message import FileRecord, ReadFileRecordRequest, WriteFileRecordRequest
from pymodbus.mei_message import ReadDeviceInformationRequest
from pymodbus.other_message import (
    GetCommEventCounterRequest,
    GetCommEventLogRequest,
    ReadExceptionStatusRequest,
    ReportSlaveIdRequest,
)
from pymodbus.pdu import ModbusRequest, ModbusResponse


class OwnRequest(ModbusRequest):
    function_code = 65

    def encode(self):
        return bytes([1, 2])


class OwnResponse(ModbusResponse):
    function_code = 65
    data = b""

    def decode(self, data):
        self.data = data


def main(port):
    client = ModbusTcpClient("127.0.0.1", port=port)
    if not client.connect():
        raise SystemExit("not connected")
    client.register(OwnResponse)

    def ask(request):
        response = client.execute(request)
        if response.isError():
            raise SystemExit(f"refused: {request} {response}")
        return response

    print("exception status:", ask(ReadExceptionStatusRequest(unit=1)).status)
    print("query data:", *ask(ReturnQueryDataRequest(0xA537, unit=1)).message)
    print("diagnostic register:", *ask(ReturnDiagnosticRegisterRequest(unit=1)).message)
    print("messages:", *ask(ReturnSlaveMessageCountRequest(unit=1)).message)
    client.read_holding_registers(9999, 1, slave=1)
    print("exceptions:", *ask(ReturnBusExceptionErrorCountRequest(unit=1)).message)
    counter = ask(GetCommEventCounterRequest(unit=1))
    print("event counter:", int(counter.status), counter.count)
    log = ask(GetCommEventLogRequest(unit=1))
    print("event log:", int(log.status), log.event_count, log.message_count, *log.events[:5])
    print("server id:", ask(ReportSlaveIdRequest(unit=1)).identifier)

    written = FileRecord(file_number=4, record_number=7, record_data=b"\x06\xaf\x04\xbe")
    print("written:", *ask(WriteFileRecordRequest([written], unit=1)).records)
    reads = [
        FileRecord(file_number=4, record_number=7, record_length=2),
        FileRecord(file_number=4, record_number=0, record_length=1),
    ]
    print("read:", *[record.record_data.hex() for record in ask(ReadFileRecordRequest(reads, unit=1)).records])

    found = {}
    start = 0
    while True:
        answer = ask(ReadDeviceInformationRequest(read_code=3, object_id=start, unit=1))
        found.update(answer.information)
        if not answer.more_follows:
            break
        start = answer.next_object_id
    for number, value in sorted(found.items()):
        print(f"object {number}:", value.decode()[:20], len(value))
    single = ask(ReadDeviceInformationRequest(read_code=4, object_id=1, unit=1))
    print("one object:", single.information, hex(single.conformity))
    print("own function:", ask(OwnRequest(unit=1)).data.hex())
    client.close()


main(int(sys.argv[1]))
