"""A small client for the Message Communication Protocol, written from PROTOCOL.md alone. Standard library only.

Usage: mcp_client.py HOST PORT

Talks to a bare peer that echoes (section 5): sends several requests at once and matches the answers by their ids, measures a
Ping, answers those of the peer. Says what it found in one line of JSON.
"""

import gzip
import json
import socket
import struct
import sys
import time

HEADER = struct.Struct(">HBBII")
MAGIC = 0xABCD
VERSION = 1
REQUEST, RESPONSE, PING, PONG = 1, 2, 3, 4
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
            if is_compressed:
                payload = gzip.decompress(payload)
            if command == PING:
                self.send(PONG, seq_id, payload)
                self.pings_answered += 1
            elif command <= LAST_COMMAND:
                return command, seq_id, payload

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


def main():
    client = Client(sys.argv[1], int(sys.argv[2]))
    try:
        payloads = [bytes((i * 31 + n) % 256 for n in range(size)) for i, size in enumerate([0, 1, 100, 5000, 300_000])]
        answers = client.request_all(payloads)
        round_trip = client.ping()
        # A frame of a command that nobody knows yet must not harm the next one.
        client.send(0x40, 0, b"from the future")
        after = client.request_all([b"after"])
        print(json.dumps({
            "echoed": [answer == payload for answer, payload in zip(answers, payloads)],
            "after": after[0].decode("ascii"),
            "ping": 0 <= round_trip < 10,
            "pings_answered": client.pings_answered,
        }))
    finally:
        client.close()


if __name__ == "__main__":
    main()
