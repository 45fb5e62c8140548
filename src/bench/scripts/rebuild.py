#!/usr/bin/env python3
"""Records reports of strikes and control in a running service, rebuilds its read models while 200 commands and 20 queries a
second go on, and tells how fast that was and what it cost them: p50 and p99 from when each was due, before the rebuild and
beside it, and the largest heap.

    rebuild.py [REPORTS] [URL]
"""
import http.client
import json
import re
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from urllib.parse import urlparse

REPORTS = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
URL = urlparse(sys.argv[2] if len(sys.argv) > 2 else "http://127.0.0.1:8080")
THEATRES = [f"/v1/theatres/rebuild-bench-{i}" for i in (1, 2, 4, 7)]  # each of another of the twelve partitions
REBUILDS = "/v1/admin/rebuilds"
QUERIES = ["/control?limit=100", "/incident-counts?kind=strike&by=region&interval=year"]
LINES = 5_000
CITIES = 2_000
COMMANDS_A_SECOND = 200
COMMANDS_A_QUERY = 10
local = threading.local()


def send(method, path, body=None, kind="application/json", headers=None):
    if not hasattr(local, "http"):
        local.http = http.client.HTTPConnection(URL.hostname, URL.port, timeout=600)
    data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    local.http.request(method, path, data, {"Content-Type": kind} | (headers or {}))
    answer = local.http.getresponse()
    text = answer.read()
    if answer.status >= 300:
        raise RuntimeError(f"{method} {path}: {answer.status} {text[:300]}")
    return text


def report(n):
    """One in twenty of control. They come over five years, and each is of one of the thirty days before."""
    day = date(2020, 1, 1) + timedelta(n * 1826 // REPORTS - n * 7 % 30)
    body = {"id": f"r-{n}", "place": f"city-{n * 7919 // 20 % CITIES}", "when": {"from": day.isoformat()},
            "source": "monitor"}
    if n % 20:
        return body | {"kind": "strike", "participants": [{"actor": "army", "role": "initiator"}]}
    return body | {"kind": "control", "actor": "army", "change": "captured", "extent": "all"}


def record():
    """Into several theatres, a part of all reports each, so that they grow together."""
    for theatre in THEATRES:
        send("PUT", theatre, {"names": {"en": "Bench"}, "timeZone": "Asia/Damascus"})
        send("PUT", f"{theatre}/sources/monitor", {"kind": "monitor", "name": "Monitor"})
        send("PUT", f"{theatre}/actors/army", {"kind": "state_forces", "names": {"en": "Army"}})
        send("PUT", f"{theatre}/places/region", {"kind": "region", "names": {"en": "Region"}})
        for i in range(CITIES):
            send("PUT", f"{theatre}/places/city-{i}", {"kind": "city", "names": {"en": f"City {i}"}, "parent": "region"})
    for first in range(0, REPORTS, LINES):
        lines = "\n".join(json.dumps(report(n)) for n in range(first, min(first + LINES, REPORTS)))
        theatre = THEATRES[first // LINES % len(THEATRES)]
        send("POST", f"{theatre}/reports", lines.encode(), "application/x-ndjson", {"Prefer": "respond-async"})
    while metric("frontlog_projector_lag") > 0:
        time.sleep(1)


def metric(name):
    return sum(map(float, re.findall(rf"^{name} (\S+)$", send("GET", "/q/metrics").decode(), re.M)))


def heap():
    return metric(r'jvm_memory_used_bytes\{area="heap".*\}')


def load(name, until):
    """Sends what is due until it is time."""
    took = {"commands": [], "queries": []}

    def one(kind, due, *request):
        send(*request)
        took[kind].append(time.perf_counter() - due)

    largest, n, began = 0, 0, time.perf_counter()
    with ThreadPoolExecutor(64) as clients:
        while not until():
            due = began + n / COMMANDS_A_SECOND
            time.sleep(max(0, due - time.perf_counter()))
            body = report(n % REPORTS) | {"id": f"{name}-{time.time_ns()}"}
            theatre = THEATRES[n % len(THEATRES)]
            sent = [clients.submit(one, "commands", due, "POST", f"{theatre}/reports", body)]
            if n % COMMANDS_A_QUERY == 0:
                query = QUERIES[n // COMMANDS_A_QUERY % len(QUERIES)]
                sent.append(clients.submit(one, "queries", due, "GET", theatre + query))
            if n % COMMANDS_A_SECOND == 0:
                largest = max(largest, heap())
            n += 1
    for future in sent:
        future.result()
    for kind, times in took.items():
        times.sort()
        print(f"{name}: {len(times)} {kind}, p50 {times[len(times) // 2] * 1000:.1f} ms,"
              f" p99 {times[len(times) * 99 // 100] * 1000:.1f} ms, longest {times[-1] * 1000:.0f} ms")
    print(f"{name}: {n / (time.perf_counter() - began):.0f} commands a second, heap at most {largest / 2**20:.0f} MB")


began = time.time()
record()
print(f"{REPORTS} reports recorded in {time.time() - began:.0f} s", flush=True)
end = time.time() + 20
load("before", lambda: time.time() > end)
rebuild = f"{REBUILDS}/{json.loads(send('POST', REBUILDS, {}))['id']}"
began = time.time()
found = {}


def follow():
    global found
    while not found.get("endedAt"):
        time.sleep(0.5)
        before = found.get("state")
        found = json.loads(send("GET", rebuild))
        if found["state"] != before:
            print(f"{time.time() - began:.1f} s: {found['state']}, {found['events']} of {found['journal']} events",
                  flush=True)


follower = threading.Thread(target=follow)
follower.start()
load("beside", lambda: not follower.is_alive())
print(f"{found['state']} after {time.time() - began:.1f} s, {found['events']} events")
