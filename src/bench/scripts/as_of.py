#!/usr/bin/env python3
"""Control as of any (T, K): OCHA's 8,007 places of Syria and many reports of control about them in a theatre of its own, then
the whole theatre's control at random valid and known times. Python 3, no packages.

Usage: src/bench/scripts/as_of.py FILE.csv [--reports 100000] [--asked 10] [--theatre bench-as-of] [--skip-load]
           [--url http://localhost:8080]        (FILE.csv: as places.py has it)

The reports are invented, the same for the same seed; every one is of control, spread over five years and all places. Times
are milliseconds as the client sees them, until the last byte, each (T, K) asked twice: anew, and again.
"""
import argparse, datetime, json, random, statistics, sys, time

sys.dont_write_bytecode = True
import mixed_reports
import places

FIRST = datetime.date(2020, 1, 1)
DAYS = 5 * 365
LINES = 2500


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places")
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--asked", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--theatre", default="bench-as-of")
    parser.add_argument("--skip-load", action="store_true")
    parser.add_argument("--url", default="http://localhost:8080")
    return parser.parse_args()


def report(number, ids, rng):
    return {"kind": "control", "id": f"c-{number}", "place": rng.choice(ids), "source": rng.choice(mixed_reports.SOURCES)[0],
            "when": {"from": str(FIRST + datetime.timedelta(rng.randrange(DAYS)))}, "actor": rng.choice(mixed_reports.ARMED),
            "change": rng.choice(("captured", "captured", "entered", "retained", "withdrew", "lost")),
            "extent": rng.choice(("part", "large_part", "most", "all")), "verdict": rng.choice(("unassessed", "fair"))}


def load(service, theatre, rows, asked, rng):
    service.put(theatre, {"names": {"en": "Syria (invented control)"}, "timeZone": "Asia/Damascus"})
    for path, body in mixed_reports.catalogue():
        service.put(f"{theatre}/{path}", body)
    service.await_visible(theatre + "/places/sy", places.record(service, theatre, rows))
    ids = [row["pcode"].lower() for row in rows]
    last, begin = None, time.time()
    for start in range(0, asked.reports, LINES):
        lines = [json.dumps(report(n, ids, rng)) for n in range(start, min(asked.reports, start + LINES))]
        status, answer, _ = service.exchange("POST", theatre + "/reports", "\n".join(lines).encode(),
                                             {"Content-Type": "application/x-ndjson", "Prefer": "respond-async"})
        results = [json.loads(line) for line in answer.splitlines()]
        if status != 200 or any(one["status"] >= 300 for one in results):
            raise SystemExit(f"{status}: {[one for one in results if one['status'] >= 300][:3]}")
        last = results[-1]["position"]
    service.await_visible(theatre + "/places/sy", last)
    print(f"{asked.reports} reports recorded and visible in {time.time() - begin:.1f} s")


def main():
    asked = arguments()
    rng, service, rows = random.Random(asked.seed), places.Service(asked.url), places.read(asked.places)
    theatre = "/v1/theatres/" + asked.theatre
    if not asked.skip_load:
        load(service, theatre, rows, asked, rng)
    _, _, headers = service.send("GET", theatre + "/control?limit=1")
    partition, end = map(int, headers["Frontlog-Position"].split(":"))
    begun = {"anew": [], "again": []}
    for n in range(asked.asked + 3):
        day = FIRST + datetime.timedelta(rng.randrange(DAYS))
        path = f"{theatre}/control?validAt={day}&knownAt={partition}:{rng.randrange(end - asked.reports, end)}"
        for times in begun.values():
            begin = time.time()
            status, answer, _ = service.exchange("GET", path)
            if n >= 3:  # the first warm up
                times.append((time.time() - begin) * 1000)
            if status != 200:
                raise SystemExit(f"{path}: {status} {answer[:300]}")
    print(f"control of {len(json.loads(answer)['places'])} places at the last of {asked.asked} (T, K)")
    for name, times in begun.items():
        print(f"{name}: median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms")


if __name__ == "__main__":
    main()
