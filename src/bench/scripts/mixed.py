#!/usr/bin/env python3
"""Reports of all kinds in one theatre of OCHA's 8,007 places of Syria: how long a running service takes to take them in,
and how long its reads and its curation take. Python 3, no packages.

Usage: src/bench/scripts/mixed.py FILE.csv [--reports 100000] [--seed 1] [--theatre bench-mixed] [--reads 200]
           [--skip-load] [--url http://localhost:8080]        (FILE.csv: as places.py has it)

The reports are invented, the same for the same seed and number, and spread over five years: see mixed_reports.py. They go
in as NDJSON, several streams at once. Statements about another report go last, since what they speak of must be known.
Then come curations and reads, one at a time over one connection, with what was loaded as parameters. --skip-load only
reads (and revises a place, to see what shares cost then), in a theatre that an earlier run with the same file, seed and
number has loaded. Times are as the client sees them, in milliseconds, from the request to the last byte of the answer,
reads after a few untimed ones. A read ends at the first answer that is not 200, which the table tells; a report or a
curation that is refused ends the run.
"""
import argparse, collections, http.client, json, random, sys, threading, time
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True
import mixed_reports
import places
from mixed_reads import Measured, measure, percentile, problem, reads

LINES_A_WRITE = 100


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", help="OCHA's syr_populatedplaces, as CSV")
    parser.add_argument("--reports", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--theatre", default="bench-mixed")
    parser.add_argument("--url", default="http://localhost:8080")
    parser.add_argument("--reads", type=int, default=200, help="of each kind")
    parser.add_argument("--seconds", type=int, default=60, help="for the reads of a kind, at most")
    parser.add_argument("--streams", type=int, default=4, help="at once")
    parser.add_argument("--lines", type=int, default=2500, help="of a stream")
    parser.add_argument("--skip-load", action="store_true", help="the theatre is loaded already")
    return parser.parse_args()


def say(text):
    print(text, file=sys.stderr, flush=True)


def record_catalogue(service, theatre, rows, more):
    body = {"names": {"en": "Syria (invented reports)"}, "timeZone": "Asia/Damascus", "outline": mixed_reports.OUTLINE,
            "coverage": {kind: str(mixed_reports.FIRST) for kind in mixed_reports.MIX}}
    status, answer, _ = service.send("PUT", theatre, body, **{"If-None-Match": "*"})
    if status == 412:
        raise SystemExit(f"{theatre} is there already: name another --theatre, or --skip-load")
    if status not in (201, 202):
        raise SystemExit(f"{theatre}: {status} {answer}")
    positions = [service.put(f"{theatre}/{path}", body) for path, body in mixed_reports.catalogue()]
    positions.append(places.record(service, theatre, rows, more))
    service.await_visible(theatre + "/places/sy", max(positions, key=places.offset))


class Intake:
    """What became of the lines of all streams."""

    def __init__(self, service, theatre):
        self.service, self.path = service, theatre + "/reports"
        self.lock, self.statuses, self.problems, self.last = threading.Lock(), collections.Counter(), [], "0:-1"

    def stream(self, lines):
        if self.problems:
            return
        http_ = http.client.HTTPConnection(self.service.host, self.service.port, timeout=300)
        http_.putrequest("POST", self.path)
        for name, value in {"Content-Type": "application/x-ndjson", "Prefer": "respond-async", "From": "mixed.py",
                            "Content-Length": sum(map(len, lines))}.items():
            http_.putheader(name, value)
        http_.endheaders()
        sender = threading.Thread(target=self.write, args=(http_.sock, lines))
        sender.start()
        answer, results = http_.getresponse(), []
        if answer.status == 200:
            results = [json.loads(line) for line in answer if line.strip()]
        else:
            results = [{"status": answer.status, "problem": problem(answer.status, answer.read())}]
        http_.close()
        sender.join()
        self.count(lines, results)

    @staticmethod
    def write(socket, lines):
        """Beside the reading of the answers: the service reads no faster than they are taken."""
        try:
            for at in range(0, len(lines), LINES_A_WRITE):
                socket.sendall(b"".join(lines[at:at + LINES_A_WRITE]))
        except OSError as e:
            say(f"a stream broke: {e}")

    def count(self, lines, results):
        with self.lock:
            self.statuses.update(result["status"] for result in results)
            self.problems += [f"{result} for {lines[result.get('line', 1) - 1].decode().strip()}"
                              for result in results if result["status"] not in (200, 201, 202)]
            if not self.problems and len(results) != len(lines):
                self.problems.append(f"{len(lines)} lines had {len(results)} results")
            positions = [result["position"] for result in results if "position" in result]
            self.last = max([self.last, *positions], key=places.offset)

    def check(self):
        say(f"lines by status: {dict(self.statuses)}")
        if self.problems:
            raise SystemExit("\n".join([f"{len(self.problems)} lines were refused:", *self.problems[:5]]))


def load(service, theatre, lines, options):
    """Seconds until all lines were durable, and until they were visible."""
    intake, begin = Intake(service, theatre), time.time()
    with ThreadPoolExecutor(options.streams) as streams:
        list(streams.map(intake.stream, (lines[at:at + options.lines] for at in range(0, len(lines), options.lines))))
    durable = time.time() - begin
    intake.check()
    service.await_visible(theatre + "/places/sy", intake.last)
    return durable, time.time() - begin


def curate(service, theatre, acts):
    times, refused, statuses = collections.defaultdict(list), [], collections.Counter()
    headers = {"Content-Type": "application/json", "From": "mixed.py"}
    for act, path, body in acts:
        data, begin = json.dumps(body).encode(), time.perf_counter()
        status, answer, _ = service.exchange("POST", f"{theatre}/{path}", data, headers)
        times[act].append((time.perf_counter() - begin) * 1000)
        statuses[status] += 1
        if status not in (200, 202):
            refused.append(f"{act} {path} {body}: {problem(status, answer)}")
            if len(refused) == 5:
                break
    say(f"curations by status: {dict(statuses)}")
    if refused:
        raise SystemExit("\n".join(["curations were refused:", *refused]))
    return [Measured(f"curation: {act}", taken, 0, "") for act, taken in sorted(times.items())]


def rate(name, count, durable, visible):
    return (f"| {name} | {count:,} | {durable:.1f} | {count / durable:,.0f} | {visible:.1f} | {count / visible:,.0f} |")


def row(measured):
    if not measured.times:
        return f"| {measured.name} | 0 | | | | | {measured.problem} |"
    times = measured.times
    size = f"{measured.size:,.0f}" if measured.size else ""
    return (f"| {measured.name} | {len(times)} | {percentile(times, 50):.1f} | {percentile(times, 99):.1f}"
            f" | {max(times):.1f} | {size} | {measured.problem} |")


def main():
    options = arguments()
    service, theatre = places.Service(options.url), "/v1/theatres/" + options.theatre
    rows, rng = places.read(options.places), random.Random(options.seed)
    communities = mixed_reports.ranked(rows, rng)
    sizes = {community["pcode"]: mixed_reports.size(rank) for rank, community in enumerate(communities)}

    def more(community):
        return sizes[community["pcode"]]

    filed = mixed_reports.reports(communities, options.reports, rng, f"mixed-{options.seed}-{options.reports}")
    acts = mixed_reports.curations(filed, rng)
    shared = sum(f.incident != f.id for f in filed) / len(filed)
    say(f"{len(filed):,} reports invented, {sum(len(f.line) for f in filed) / len(filed):.0f} bytes each,"
        f" {shared:.0%} share an incident: {dict(collections.Counter(f.kind for f in filed))}")

    out, took = [], []
    if not options.skip_load:
        begin = time.time()
        record_catalogue(service, theatre, rows, more)
        say(f"the catalogue is visible after {time.time() - begin:.1f} s")
        out += ["| reports | n | s until durable | reports/s | s until visible | reports/s |", "|---|--:|--:|--:|--:|--:|"]
        waves = {"all but those about others": [f.line for f in filed if not f.speaks],
                 "statements about others": [f.line for f in filed if f.speaks]}
        took_in = {}
        for name, lines in waves.items():
            if lines:
                took_in[name] = (len(lines), *load(service, theatre, lines, options))
                say(rate(name, *took_in[name]))
        took_in["both, one after the other"] = [sum(column) for column in zip(*took_in.values())]
        out += [rate(name, *times) for name, times in took_in.items()]
        out.append("")
        took += curate(service, theatre, acts)
    status, _, _ = service.send("GET", f"{theatre}/reports/{filed[-1].id}")
    if status != 200:
        raise SystemExit(f"{theatre} does not hold {filed[-1].id}: it was not loaded with this file, seed and number")

    last = communities[-1]
    body = places.community(last, **more(last))

    def revise():
        status, answer, _ = service.send("PUT", f"{theatre}/places/{last['pcode'].lower()}", body)
        if status != 200:
            raise SystemExit(f"a place could not be revised: {status} {answer}")

    for read in reads(rows, filed, acts, revise):
        took.append(measure(service, theatre, read, options.reads, options.seconds, random.Random(options.seed)))
        say(row(took[-1]))
    out += ["| ms, one at a time | n | p50 | p99 | max | mean bytes | not measured |", "|---|--:|--:|--:|--:|--:|---|"]
    print("\n".join(out + [row(measured) for measured in took]))


if __name__ == "__main__":
    main()
