#!/usr/bin/env python3
"""Makes a file of invented events in the columns of UCDP GED, has a running service take it in, in one request, and tells how
fast that was, how large the heap became, and how large a record of the journal is. Then gives it out again, and counts.

    imports.py [ROWS] [URL]
"""
import csv
import http.client
import json
import random
import re
import tempfile
import threading
import time
from datetime import date, timedelta
from urllib.parse import urlparse

import sys

ROWS = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
URL = urlparse(sys.argv[2] if len(sys.argv) > 2 else "http://127.0.0.1:8080")
THEATRE = f"/v1/theatres/imports-bench-{time.time_ns()}"
REGIONS, PLACES, SIDES, OFFICES = 14, 3_000, 60, 40
COLUMNS = ("id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id"
           " dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b"
           " number_of_sources source_article source_office source_date source_headline source_original where_prec"
           " where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id"
           " region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high"
           " low gwnoa gwnob").split()


def write(path):
    dice = random.Random(6)
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        for n in range(1, ROWS + 1):
            day = date(2011, 1, 1) + timedelta(n * 5000 // ROWS)
            place, side, office = dice.randrange(PLACES), dice.randrange(SIDES), dice.randrange(OFFICES)
            region = place % REGIONS
            deaths = [dice.randrange(4) for _ in range(4)]
            best = sum(deaths)
            lat, lon = 33 + region * 0.2 + place * 1e-5, 36 + region * 0.3 + place * 1e-5
            dyad = f"Government of Nowhere - Front {side}"
            table.writerow({
                "id": n, "relid": f"NWH-{day.year}-1-299-{n}", "year": day.year, "active_year": 1, "code_status": "Clear",
                "type_of_violence": 3 if n % 3 == 0 else 1, "conflict_dset_id": 299, "conflict_new_id": 299,
                "conflict_name": "Nowhere: Government", "dyad_dset_id": side, "dyad_new_id": 900 + side, "dyad_name": dyad,
                "side_a_dset_id": 118, "side_a_new_id": 118, "side_a": "Government of Nowhere", "side_b_dset_id": 5000 + side,
                "side_b_new_id": 5000 + side, "side_b": "Civilians" if n % 3 == 0 else f"Front {side}",
                "number_of_sources": 1, "source_article": f"\"Office {office},{day},{dice.getrandbits(64):x} said to be so\"",
                "source_office": f"Office {office}", "source_date": day, "source_headline": f"{dice.getrandbits(96):x} said",
                "source_original": "Observers", "where_prec": 1, "where_coordinates": f"Village {place} village",
                "where_description": f"A place by the name of Village {place}", "adm_1": f"Region {region}",
                "adm_2": f"District {region}-{place % 6}", "latitude": round(lat, 6), "longitude": round(lon, 6),
                "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})", "priogrid_gid": 180000 + place, "country": "Nowhere",
                "country_id": 652, "region": "Elsewhere", "event_clarity": 1, "date_prec": 1, "date_start": day,
                "date_end": day, "deaths_a": deaths[0], "deaths_b": deaths[1], "deaths_civilians": deaths[2],
                "deaths_unknown": deaths[3], "best": best, "high": best + 2, "low": max(0, best - 1), "gwnoa": 652,
                "gwnob": ""})


def send(method, path, body=None, kind="application/json"):
    connection = http.client.HTTPConnection(URL.hostname, URL.port, timeout=7200)
    connection.request(method, path, body, {"Content-Type": kind})
    answer = connection.getresponse()
    if answer.status >= 300:
        raise RuntimeError(f"{method} {path}: {answer.status} {answer.read()[:300]}")
    return answer


def metrics():
    return send("GET", "/q/metrics").read().decode()


def value(name, text):
    return sum(map(float, re.findall(rf"^{name} (\S+)$", text, re.M)))


class Heap(threading.Thread):
    """The largest that it was, second by second."""

    def __init__(self):
        super().__init__(daemon=True)
        self.largest, self.ended = 0, False
        self.start()

    def run(self):
        while not self.ended:
            self.largest = max(self.largest, value(r'jvm_memory_used_bytes\{area="heap".*\}', metrics()))
            time.sleep(1)


def timed(what):
    heap, began = Heap(), time.time()
    result = what()
    took = time.time() - began
    heap.ended = True
    return result, took, heap.largest / 2**20


def take():
    with open(file.name, "rb") as body:
        return json.load(send("POST", f"{THEATRE}/imports?format=ucdp-ged&version=25.1", body, "text/csv"))


def give():
    answer = send("GET", f"{THEATRE}/export?format=ucdp-ged")
    lines = 0
    while chunk := answer.read(1 << 20):
        lines += chunk.count(b"\n")
    return lines - 1


with tempfile.NamedTemporaryFile(suffix=".csv") as file:
    write(file.name)
    send("PUT", THEATRE, json.dumps({"names": {"en": "Bench"}, "timeZone": "Asia/Damascus"}))
    for turn in ["first", "again"]:
        done, took, heap = timed(take)
        said = {k: v for k, v in done.items() if isinstance(v, int) and v}
        print(f"{turn}: {ROWS} rows in {took:.1f} s, {ROWS / took:.0f} a second, heap at most {heap:.0f} MB: {said}",
              flush=True)
events = send("GET", f"{THEATRE}/events?limit=10000").read().splitlines()[-2000:]
print(f"an event has {sum(map(len, events)) / len(events):.0f} bytes")
lines, took, heap = timed(give)
print(f"export: {lines} rows in {took:.1f} s, {lines / took:.0f} a second, heap at most {heap:.0f} MB")
