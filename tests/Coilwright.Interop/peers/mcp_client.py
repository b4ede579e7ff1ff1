"""A small client for the Message Communication Protocol, written from PROTOCOL.md alone. Standard library only.

Usage: mcp_client.py HOST PORT [services]

Talks to a bare peer that echoes (section 5): sends several requests at once and matches the answers by their ids, measures a
Ping, answers those of the peer. With "services" it shakes hands (section 6) and calls operations of the services "events" and
"archive": one message there and one back, errors, streams both ways by credit, Cancel, a file. Says what it found in one line of JSON.
"""

import gzip
import hashlib
import json
import socket
import struct
import sys
import time

HEADER = struct.Struct(">HBBII")
MAGIC = 0xABCD
VERSION = 1
REQUEST, RESPONSE, PING, PONG, HELLO, WELCOME, CANCEL, ONE_WAY = 1, 2, 3, 4, 5, 6, 7, 8
STREAM_ITEM, STREAM_END, STREAM_CREDIT, GOAWAY = 9, 10, 11, 12
LAST_COMMAND = 0x0C
COMPRESSED = 0x80
MAX_LENGTH = 4 * 1024 * 1024


class ProtocolError(Exception):
    pass


class Client:
    def __init__(self, host, port):
        self.socket = socket.create_connection((host, port), timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = self.socket.makefile("rb")
        self.next_id = 1
        self.pings_answered = 0
        self.wire_length = 0

    def close(self):
        self.received.close()
        self.socket.close()

    def send(self, command, seq_id, payload):
        self.socket.sendall(HEADER.pack(MAGIC, VERSION, command, len(payload), seq_id) + payload)

    def receive(self):
        """The next frame that is of any interest: command, seq_id, payload."""
        while True:
            magic, version, command, length, seq_id = HEADER.unpack(self.take(HEADER.size))
            if magic != MAGIC or version != VERSION:
                raise ProtocolError("this is no frame of version 1: %04x %d" % (magic, version))
            is_compressed = command & COMPRESSED
            command &= ~COMPRESSED
            if command == 0 or length > MAX_LENGTH:
                raise ProtocolError("command %d with %d bytes" % (command, length))
            payload = self.take(length)
            self.wire_length = length
            if is_compressed:
                start = self.body_start(command)
                payload = payload[:start] + gzip.decompress(payload[start:])
            if command == PING:
                self.send(PONG, seq_id, payload)
                self.pings_answered += 1
            elif command <= LAST_COMMAND:
                return command, seq_id, payload

    def body_start(self, command):
        """Where the body begins, the only part that is ever compressed (section 12). A bare peer has nothing before it."""
        return 0

    def take(self, length):
        taken = self.received.read(length)
        if len(taken) < length:
            raise ProtocolError("the connection ended after %d of %d bytes" % (len(taken), length))
        return taken

    def new_id(self):
        seq_id = self.next_id
        self.next_id = self.next_id % 0x7FFFFFFF + 1
        return seq_id

    def request_all(self, payloads):
        """Sends all requests before it waits for the first answer; the answers in the order of the requests."""
        ids = [self.new_id() for _ in payloads]
        for seq_id, payload in zip(ids, payloads):
            self.send(REQUEST, seq_id, payload)
        answers = {}
        while len(answers) < len(ids):
            command, seq_id, payload = self.receive()
            if command == RESPONSE and seq_id in ids:
                answers[seq_id] = payload
        return [answers[seq_id] for seq_id in ids]

    def ping(self):
        """The round trip in seconds."""
        seq_id = self.new_id()
        start = time.monotonic_ns()
        clock = struct.pack(">Q", start)
        self.send(PING, seq_id, clock)
        while self.receive() != (PONG, seq_id, clock):
            pass
        return (time.monotonic_ns() - start) / 1e9


class ServiceClient(Client):
    """Speaks with a server of services: sections 6 to 9."""

    CREDIT = 256 * 1024

    def __init__(self, host, port):
        super().__init__(host, port)
        name = b"python"
        hello = struct.pack(">BBI16sIII", 1, 1, 3, bytes(16), MAX_LENGTH, 100, 0) + varint(len(name)) + name
        self.send(HELLO, 0, hello)
        command, _, welcome = self.receive()
        if command != WELCOME:
            raise ProtocolError("the handshake failed: command %d, %r" % (command, welcome))
        version, is_resumed, _, self.session, self.max_length, _, _ = struct.unpack_from(">BBI16sIII", welcome)
        if version != 1 or is_resumed:
            raise ProtocolError("version %d, resumed %d" % (version, is_resumed))
        self.services = {}
        count, at = read_varint(welcome, 34)
        for _ in range(count):
            size, at = read_varint(welcome, at)
            length, start = read_varint(welcome, at + 2)
            self.services[welcome[start:start + length].decode()] = struct.unpack_from(">H", welcome, at)[0]
            at += size

    def body_start(self, command):
        return {RESPONSE: 2, STREAM_END: 10}.get(command, 0)

    def begin(self, service, number, body=b"", timeout_ms=10_000, is_streamed=False, command=REQUEST):
        flags = 0x01 | (0x08 if is_streamed else 0)
        seq_id = self.new_id() if command == REQUEST else 0
        self.send(command, seq_id, struct.pack(">HBI", self.services[service] + number, flags, timeout_ms) + body)
        return seq_id

    def answer(self, seq_id):
        """The status of the Response to a request, and its body."""
        while True:
            command, answered, payload = self.receive()
            if (command, answered) == (RESPONSE, seq_id):
                return struct.unpack_from(">H", payload)[0], payload[2:]

    def call(self, service, number, body=b""):
        return self.answer(self.begin(service, number, body))

    def items(self, seq_id):
        """The items of a stream, for which credit is given as they are used. The status and the length that it ends with are checked."""
        used = total = 0
        while True:
            command, answered, payload = self.receive()
            if answered != seq_id:
                continue
            if command == STREAM_ITEM:
                # Credit and length count what is on the wire, which may be less than what came out of it; credit counts the header, too.
                total += self.wire_length
                used += HEADER.size + self.wire_length
                yield payload
                if used >= self.CREDIT // 2:
                    self.send(STREAM_CREDIT, seq_id, struct.pack(">I", used))
                    used = 0
            elif command == STREAM_END:
                status, length = struct.unpack_from(">HQ", payload)
                if status >= 400 or length != total:
                    raise ProtocolError("the stream ended with %d after %d of %d bytes" % (status, total, length))
                return
            elif command == RESPONSE:
                raise ProtocolError("status %d" % struct.unpack_from(">H", payload)[0])

    def upload(self, service, number, items):
        """Sends a stream no faster than credit comes, and returns the answer."""
        seq_id = self.begin(service, number, is_streamed=True)
        credit, total = self.CREDIT, 0
        for item in items:
            while credit <= 0:
                command, answered, payload = self.receive()
                if (command, answered) == (STREAM_CREDIT, seq_id):
                    credit += struct.unpack(">I", payload[:4])[0]
            self.send(STREAM_ITEM, seq_id, item)
            credit -= HEADER.size + len(item)
            total += len(item)
        self.send(STREAM_END, seq_id, struct.pack(">HQ", 200, total))
        return self.answer(seq_id)


def varint(value):
    encoded = bytearray()
    while value > 0x7F:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


def read_varint(data, at):
    value = shift = 0
    while True:
        value |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
        if data[at - 1] < 0x80:
            return value, at


def note(value=0, text=""):
    """A message in the Tagged layout: 1 is an integer, 2 a text. What is 0 or empty is left out."""
    encoded = b"\x08" + varint(value) if value else b""
    return encoded + (b"\x12" + varint(len(text)) + text.encode() if text else b"")


def fields(data):
    """The fields of such a message by their numbers."""
    found, at = {}, 0
    while at < len(data):
        tag, at = read_varint(data, at)
        value, at = read_varint(data, at)
        if tag & 7 == 2:
            value, at = data[at:at + value], at + value
        found[tag >> 3] = value
    return found


def talk_to_bare_peer(client):
    payloads = [bytes((i * 31 + n) % 256 for n in range(size)) for i, size in enumerate([0, 1, 100, 5000, 300_000])]
    answers = client.request_all(payloads)
    round_trip = client.ping()
    # A frame of a command that nobody knows yet must not harm the next one.
    client.send(0x40, 0, b"from the future")
    after = client.request_all([b"after"])
    return {
        "echoed": [answer == payload for answer, payload in zip(answers, payloads)],
        "after": after[0].decode("ascii"),
        "ping": 0 <= round_trip < 10,
        "pings_answered": client.pings_answered,
    }


def call_services(client):
    status, body = client.call("events", 1, note(41))
    published = [status, fields(body).get(1, 0)]
    status, body = client.call("events", 1, note(1, "refused"))
    refused = [status, fields(body)[1], fields(body)[2].decode()]
    forbidden = client.call("events", 8)[0]
    missing = client.call("events", 999)[0]
    client.begin("events", 4, note(0, "from python"), command=ONE_WAY)
    watched = [fields(item).get(1, 0) for item in client.items(client.begin("events", 3, note(600)))]
    status, body = client.upload("events", 5, [note(value, "y" * 1000) for value in range(600)])
    uploaded = [status, fields(body).get(1, 0)]

    # One call is given up; another one beside it goes on.
    slow = client.begin("events", 1, note(0, "slow"))
    beside = client.call("events", 1, note(1))[0]
    client.send(CANCEL, slow, b"")
    cancelled = client.answer(slow)[0]
    content = b"".join(client.items(client.begin("archive", 1, note(0, "log"))))
    return {
        "services": sorted(client.services),
        "published": published,
        "refused": refused,
        "forbidden": forbidden,
        "missing": missing,
        "watched": watched == list(range(600)),
        "uploaded": uploaded,
        "beside": beside,
        "cancelled": cancelled,
        "file": hashlib.sha256(content).hexdigest(),
        "ping": client.ping() < 10,
    }


def main():
    calls_services = sys.argv[3:] == ["services"]
    client = (ServiceClient if calls_services else Client)(sys.argv[1], int(sys.argv[2]))
    try:
        print(json.dumps((call_services if calls_services else talk_to_bare_peer)(client)))
    finally:
        client.close()


if __name__ == "__main__":
    main()
