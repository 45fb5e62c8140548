#!/usr/bin/env python3
"""How late a running service's topics and streams are: from sending a command to its report being visible in a GET, in the
topic frontlog.events, and at readers of the stream. Python 3, no packages; the topic is read with kcat, where there is one.

Usage: src/bench/scripts/streams.py [--rate 1000] [--seconds 60] [--readers 1] [--theatre syria]
           [--url http://localhost:8080] [--bootstrap localhost:9092] [--pid PID]

Strikes are reported at an even rate and answered when they are durable (202); one in fifty is then asked for with its
position, which waits until it is visible. Times are milliseconds as the client sees them, all from sending the command, and
one clock serves all. Many readers together read no more than this script can: take a low rate for a thousand of them.
--pid tells the service's resident memory before, with all readers open, and after the load.
"""
import argparse, asyncio, random, re, shutil, sys, time, urllib.parse

CONNECTIONS = 64
SAMPLED = 50
BODY = ('{"kind":"strike","id":"%s","place":"%s","when":{"from":"2024-11-%02d"},"source":"sohr","weapon":"air_drone",'
        '"participants":[{"actor":"russia","role":"initiator"}],"notes":"A report for measuring: nothing is said by it."}')
PLACES = ["aleppo", "hama", "homs", "damascus", "deir-ez-zor"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rate", type=float, default=1000, help="commands a second")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--readers", type=int, default=1)
    parser.add_argument("--theatre", default="syria")
    parser.add_argument("--url", default="http://localhost:8080")
    parser.add_argument("--bootstrap", default="localhost:9092")
    parser.add_argument("--pid", type=int)
    return parser.parse_args()


class Connection:
    """One request at a time, kept alive."""

    def __init__(self, host, port):
        self.host, self.port, self.streams = host, port, None

    async def ask(self, method, path, body="", headers=""):
        if self.streams is None:
            self.streams = await asyncio.open_connection(self.host, self.port)
        reader, writer = self.streams
        writer.write(f"{method} {path} HTTP/1.1\r\nHost: {self.host}\r\nContent-Type: application/json\r\n{headers}"
                     f"Content-Length: {len(body)}\r\n\r\n{body}".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = re.search(r"(?i)^content-length: (\d+)", head, re.M)
        await reader.readexactly(int(length.group(1)))
        return int(head.split(" ", 2)[1]), head


class Run:
    def __init__(self, asked):
        self.asked = asked
        where = urllib.parse.urlsplit(asked.url)
        self.host, self.port = where.hostname, where.port
        self.name = "m-%08x" % random.getrandbits(32)
        self.pattern = re.compile(rb"(?:ce_subject=|\"subject\":\")report/" + self.name.encode() + rb"-(\d+)")
        self.sent, self.refused = {}, 0
        self.late = {"durable (202)": [], "visible in GET": [], "in the topic": [], "at a reader": []}
        self.open = 0

    def note(self, what, number, now):
        self.late[what].append((now - self.sent[number]) * 1000)

    async def read_stream(self):
        reader, writer = await asyncio.open_connection(self.host, self.port, limit=1 << 22)
        path = f"/v1/theatres/{self.asked.theatre}/stream?topic=events&kind=strike"
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\nAccept: text/event-stream\r\n\r\n".encode())
        await reader.readuntil(b": open\n\n")
        self.open += 1
        rest = b""
        while data := await reader.read(1 << 16):
            now = time.perf_counter()
            data = rest + data
            end = data.rfind(b"\n\n")
            if end < 0:
                rest = data
                continue
            for found in self.pattern.finditer(data, 0, end):
                self.note("at a reader", int(found.group(1)), now)
            rest = data[end:]

    async def read_topic(self):
        kcat = await asyncio.create_subprocess_exec(
            "kcat", "-C", "-b", self.asked.bootstrap, "-t", "frontlog.events", "-o", "end", "-u", "-q",
            "-X", "isolation.level=read_committed", "-X", "fetch.wait.max.ms=5", "-f", "%h\n",
            stdout=asyncio.subprocess.PIPE)
        try:
            rest = b""
            while data := await kcat.stdout.read(1 << 16):
                now = time.perf_counter()
                data = rest + data
                end = data.rfind(b"\n") + 1
                rest = data[end:]
                for found in self.pattern.finditer(data, 0, end):
                    if int(found.group(1)) in self.sent:
                        self.note("in the topic", int(found.group(1)), now)
        finally:
            kcat.kill()
            await kcat.wait()

    async def command(self, number, free, sampling):
        connection = await free.get()
        self.sent[number] = time.perf_counter()
        body = BODY % (f"{self.name}-{number}", PLACES[number % len(PLACES)], 1 + number % 28)
        path = f"/v1/theatres/{self.asked.theatre}/reports"
        status, head = await connection.ask("POST", path, body, "Prefer: respond-async\r\n")
        free.put_nowait(connection)
        if status != 202:
            self.refused += 1
            return
        self.note("durable (202)", number, time.perf_counter())
        if number % SAMPLED == 0:
            position = re.search(r"(?i)^frontlog-position: (\S+)", head, re.M).group(1)
            connection = await sampling.get()
            status, _ = await connection.ask(
                "GET", f"{path}/{self.name}-{number}", "", f"Frontlog-Position: {position}\r\n")
            sampling.put_nowait(connection)
            if status == 200:
                self.note("visible in GET", number, time.perf_counter())

    async def load(self):
        free, sampling = asyncio.Queue(), asyncio.Queue()
        for _ in range(CONNECTIONS):
            free.put_nowait(Connection(self.host, self.port))
            sampling.put_nowait(Connection(self.host, self.port))
        begin, commands = time.perf_counter(), []
        for number in range(int(self.asked.rate * self.asked.seconds)):
            wait = begin + number / self.asked.rate - time.perf_counter()
            if wait > 0:
                await asyncio.sleep(wait)
            commands.append(asyncio.create_task(self.command(number, free, sampling)))
        await asyncio.gather(*commands)
        return len(commands) / (time.perf_counter() - begin)

    async def measure(self):
        self.memory("before")
        tasks = [asyncio.create_task(self.read_stream()) for _ in range(self.asked.readers)]
        if shutil.which("kcat"):
            tasks.append(asyncio.create_task(self.read_topic()))
        while self.open < self.asked.readers:
            await asyncio.sleep(0.1)
        await asyncio.sleep(3)
        self.memory(f"with {self.open} readers")
        rate = await self.load()
        await asyncio.sleep(5)
        self.memory("after the load")
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        print(f"\n{len(self.sent)} commands, {rate:.0f}/s, {self.refused} refused, {self.asked.readers} readers\n")
        print("| ms from sending the command | n | p50 | p99 | max |\n|---|--:|--:|--:|--:|")
        for what, late in self.late.items():
            late.sort()
            if late:
                print(f"| {what} | {len(late)} | {late[len(late) // 2]:.1f} | {late[int(len(late) * 0.99)]:.1f} "
                      f"| {late[-1]:.1f} |")

    def memory(self, when):
        if self.asked.pid is None:
            return
        with open(f"/proc/{self.asked.pid}/status") as status:
            resident = re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)
        print(f"resident memory {when}: {int(resident) // 1024} MB", flush=True)


if __name__ == "__main__":
    asyncio.run(Run(arguments()).measure())
