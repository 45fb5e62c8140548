#!/usr/bin/env python3
"""Records OCHA's gazetteer of Syria (8,007 communities with their governorates, districts and subdistricts) in a running
service, then finds every community by its Arabic name. Python 3, no packages.

Usage: src/bench/scripts/places.py FILE.csv [SERVICE]     (SERVICE: http://127.0.0.1:8080)
FILE.csv has the columns of OCHA's syr_populatedplaces (pcode, featurename_en, featurename_ar, adm1_*..adm3_*, point_x/y).
"""
import csv, http.client, json, sys, threading, time, urllib.parse
from concurrent.futures import ThreadPoolExecutor

file, service = sys.argv[1], urllib.parse.urlparse(sys.argv[2] if len(sys.argv) > 2 else "http://127.0.0.1:8080")
theatre = "/v1/theatres/syria-gazetteer"
local = threading.local()


def send(method, path, body=None, **headers):
    for attempt in (1, 2):
        if not hasattr(local, "http"):
            local.http = http.client.HTTPConnection(service.hostname, service.port)
        try:
            data = None if body is None else json.dumps(body).encode()
            local.http.request(method, path, data, {"Content-Type": "application/json", **headers})
            answer = local.http.getresponse()
            return answer.status, json.loads(answer.read() or b"null"), answer.headers
        except (http.client.HTTPException, OSError):
            del local.http
            if attempt == 2:
                raise


def put(path, body):
    status, answer, headers = send("PUT", theatre + path, body, Prefer="respond-async")
    if status != 202:
        raise SystemExit(f"{path}: {status} {answer}")
    return headers["Frontlog-Position"]


def names(row, stem):
    return {lang: row[f"{stem}_{lang}"].strip() for lang in ("en", "ar") if row[f"{stem}_{lang}"].strip()}


with open(file, encoding="utf-8-sig", newline="") as lines:
    rows = list(csv.DictReader(lines))

begin = time.time()
put("", {"names": {"en": "Syria (gazetteer)"}, "timeZone": "Asia/Damascus"})
put("/places/sy", {"kind": "country", "names": {"en": "Syrian Arab Republic", "ar": "الجمهورية العربية السورية"}})
regions = {}
for row in rows:
    above = "sy"
    for level, kind in (("adm1", "region"), ("adm2", "district"), ("adm3", "district")):
        pcode = row[f"{level}_pcode"].lower()
        if pcode not in regions:
            regions[pcode] = {"kind": kind, "names": names(row, level), "parent": above}
        above = pcode
for pcode, region in regions.items():
    put("/places/" + pcode, region)


def community(row):
    return put("/places/" + row["pcode"].lower(), {
        "kind": "village", "names": names(row, "featurename"), "parent": row["adm3_pcode"].lower(),
        "lat": float(row["point_y"]), "lon": float(row["point_x"])})


with ThreadPoolExecutor(16) as posters:
    positions = list(posters.map(community, rows))
last = max(positions, key=lambda p: int(p.split(":")[1]))
status, _, _ = send("GET", theatre + "/places/sy", None, **{"Frontlog-Position": last})
while status == 504:
    status, _, _ = send("GET", theatre + "/places/sy", None, **{"Frontlog-Position": last})
recorded = time.time() - begin


def found(row):
    name = row["featurename_ar"].strip()
    if not name:
        return None
    query, cursor = urllib.parse.quote(name), ""
    while True:
        _, page, _ = send("GET", f"{theatre}/places?limit=1000&q={query}{cursor}")
        if any(place["id"] == row["pcode"].lower() for place in page["places"]):
            return True
        if not page["next"]:
            return False
        cursor = "&cursor=" + page["next"]


begin = time.time()
with ThreadPoolExecutor(8) as readers:
    results = list(readers.map(found, rows))
print(f"{len(rows)} places and {len(regions) + 1} above them recorded and visible in {recorded:.1f} s")
print(f"found by Arabic name: {results.count(True)}, not found: {results.count(False)}, without one: {results.count(None)};"
      f" {(time.time() - begin) * 1000 / len(rows):.2f} ms a search with 8 at once")
sys.exit(1 if results.count(False) else 0)
