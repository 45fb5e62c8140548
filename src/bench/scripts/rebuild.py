#!/usr/bin/env python3
"""Records reports of strikes and control in a running service, rebuilds its read models while commands go on, and tells how
fast that was and what it cost the commands: p50 and p99 of 201 one at a time, before the rebuild and beside it.

    rebuild.py [REPORTS] [URL]
"""
import json
import sys
import threading
import time
import urllib.request

REPORTS = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
URL = sys.argv[2] if len(sys.argv) > 2 else "http://127.0.0.1:8080"
THEATRE = f"{URL}/v1/theatres/rebuild-bench"
LINES = 5_000
CITIES = 200


def send(method, url, body=None, kind="application/json"):
    data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": kind}, method=method)
    with urllib.request.urlopen(request, timeout=600) as answer:
        return answer.read()


def report(n):
    body = {"id": f"r-{n}", "place": f"city-{n % CITIES}", "when": {"from": f"2024-{1 + n % 12:02d}-{1 + n % 28:02d}"},
            "source": "monitor"}
    if n % 4:
        return body | {"kind": "strike", "participants": [{"actor": "army", "role": "initiator"}]}
    return body | {"kind": "control", "actor": "army", "change": "captured", "extent": "all"}


def record():
    send("PUT", THEATRE, {"names": {"en": "Bench"}, "timeZone": "Asia/Damascus"})
    send("PUT", f"{THEATRE}/sources/monitor", {"kind": "monitor", "name": "Monitor"})
    send("PUT", f"{THEATRE}/actors/army", {"kind": "state_forces", "names": {"en": "Army"}})
    send("PUT", f"{THEATRE}/places/region", {"kind": "region", "names": {"en": "Region"}})
    for i in range(CITIES):
        send("PUT", f"{THEATRE}/places/city-{i}", {"kind": "city", "names": {"en": f"City {i}"}, "parent": "region"})
    for first in range(0, REPORTS, LINES):
        lines = "\n".join(json.dumps(report(n)) for n in range(first, min(first + LINES, REPORTS)))
        send("POST", f"{THEATRE}/reports", lines.encode(), "application/x-ndjson")


def commands(name, until):
    """Posts one at a time until it is time."""
    took, n = [], 0
    while not until():
        began = time.perf_counter()
        send("POST", f"{THEATRE}/reports", report(n) | {"id": f"{name}-{time.time_ns()}"})
        took.append(time.perf_counter() - began)
        n += 1
    took.sort()
    print(f"{name}: {n} commands, p50 {took[n // 2] * 1000:.1f} ms, p99 {took[n * 99 // 100] * 1000:.1f} ms,"
          f" longest {took[-1] * 1000:.0f} ms")


began = time.time()
record()
print(f"{REPORTS} reports recorded in {time.time() - began:.0f} s")
end = time.time() + 10
commands("before", lambda: time.time() > end)
rebuild = f"{URL}/v1/admin/rebuilds/{json.loads(send('POST', f'{URL}/v1/admin/rebuilds', {}))['id']}"
began = time.time()
found = {}


def follow():
    global found
    while not found.get("endedAt"):
        time.sleep(0.5)
        before = found.get("state")
        found = json.loads(send("GET", rebuild))
        if found["state"] != before:
            print(f"{time.time() - began:.1f} s: {found['state']}, {found['events']} of {found['journal']} events")


follower = threading.Thread(target=follow)
follower.start()
commands("beside", lambda: not follower.is_alive())
print(f"{found['state']} after {time.time() - began:.1f} s, {found['events']} events")
