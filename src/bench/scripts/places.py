#!/usr/bin/env python3
"""Records OCHA's gazetteer of Syria (8,007 communities with their governorates, districts and subdistricts) in a running
service, then finds every community by its Arabic name. Python 3, no packages.

Usage: src/bench/scripts/places.py FILE.csv [SERVICE]     (SERVICE: http://127.0.0.1:8080)
FILE.csv has the columns of OCHA's syr_populatedplaces (pcode, featurename_en, featurename_ar, adm1_*..adm3_*, point_x/y).
"""
import csv, http.client, json, sys, threading, time, urllib.parse
from concurrent.futures import ThreadPoolExecutor


class Service:
    """A running service; each thread keeps a connection of its own."""

    def __init__(self, url):
        at = urllib.parse.urlparse(url)
        self.host, self.port, self.local = at.hostname, at.port or 80, threading.local()

    def exchange(self, method, path, data=None, headers={}):
        """Status, body as bytes, headers. A POST is not tried again: it may have been heard."""
        for attempt in (1, 2):
            if not hasattr(self.local, "http"):
                self.local.http = http.client.HTTPConnection(self.host, self.port, timeout=120)
            try:
                self.local.http.request(method, path, data, headers)
                answer = self.local.http.getresponse()
                return answer.status, answer.read(), answer.headers
            except (http.client.HTTPException, OSError):
                self.local.http.close()
                del self.local.http
                if attempt == 2 or method == "POST":
                    raise

    def send(self, method, path, body=None, **headers):
        data = None if body is None else json.dumps(body).encode()
        status, answer, got = self.exchange(method, path, data, {"Content-Type": "application/json", **headers})
        return status, json.loads(answer or b"null"), got

    def put(self, path, body):
        """Its position, once it is durable."""
        status, answer, headers = self.send("PUT", path, body, Prefer="respond-async")
        if status != 202:
            raise SystemExit(f"{path}: {status} {answer}")
        return headers["Frontlog-Position"]

    def await_visible(self, path, position, seconds=1800):
        """Reads a path at a position, until that is reached."""
        end = time.time() + seconds
        status = 504
        while status == 504 and time.time() < end:
            status, answer, _ = self.send("GET", path, None, **{"Frontlog-Position": position})
        if status != 200:
            raise SystemExit(f"{path} at {position}: {status} {answer}")


def offset(position):
    return int(position.split(":")[1])


def read(file):
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def names(row, stem):
    return {lang: row[f"{stem}_{lang}"].strip() for lang in ("en", "ar") if row[f"{stem}_{lang}"].strip()}


def regions(rows):
    """What the communities lie in, each after what it lies in itself."""
    found = {"sy": {"kind": "country", "names": {"en": "Syrian Arab Republic", "ar": "الجمهورية العربية السورية"}}}
    for row in rows:
        above = "sy"
        for level, kind in (("adm1", "region"), ("adm2", "district"), ("adm3", "district")):
            pcode = row[f"{level}_pcode"].lower()
            if pcode not in found:
                found[pcode] = {"kind": kind, "names": names(row, level), "parent": above}
            above = pcode
    return found


def community(row, **more):
    return {"kind": "village", "names": names(row, "featurename"), "parent": row["adm3_pcode"].lower(),
            "lat": float(row["point_y"]), "lon": float(row["point_x"]), **more}


def record(service, theatre, rows, more=lambda row: {}):
    """The last position. ``more`` adds to a community's body, or sets its kind."""
    positions = [service.put(f"{theatre}/places/{pcode}", region) for pcode, region in regions(rows).items()]
    with ThreadPoolExecutor(16) as posters:
        positions += posters.map(
            lambda row: service.put(f"{theatre}/places/{row['pcode'].lower()}", community(row, **more(row))), rows)
    return max(positions, key=offset)


def is_found(service, theatre, row):
    name = row["featurename_ar"].strip()
    if not name:
        return None
    query, cursor = urllib.parse.quote(name), ""
    while True:
        _, page, _ = service.send("GET", f"{theatre}/places?limit=1000&q={query}{cursor}")
        if any(place["id"] == row["pcode"].lower() for place in page["places"]):
            return True
        if not page["next"]:
            return False
        cursor = "&cursor=" + page["next"]


def main():
    rows, service = read(sys.argv[1]), Service(sys.argv[2] if len(sys.argv) > 2 else "http://127.0.0.1:8080")
    theatre = "/v1/theatres/syria-gazetteer"

    begin = time.time()
    service.put(theatre, {"names": {"en": "Syria (gazetteer)"}, "timeZone": "Asia/Damascus"})
    service.await_visible(theatre + "/places/sy", record(service, theatre, rows))
    print(f"{len(rows)} places and {len(regions(rows))} above them recorded and visible in {time.time() - begin:.1f} s")

    begin = time.time()
    with ThreadPoolExecutor(8) as readers:
        results = list(readers.map(lambda row: is_found(service, theatre, row), rows))
    print(f"found by Arabic name: {results.count(True)}, not found: {results.count(False)}, without one:"
          f" {results.count(None)}; {(time.time() - begin) * 1000 / len(rows):.2f} ms a search with 8 at once")
    sys.exit(1 if results.count(False) else 0)


if __name__ == "__main__":
    main()
