"""The reads that mixed.py measures: each a name and a function from a source of chance to a path and headers."""
import calendar, datetime, http.client, json, time
from typing import Callable, NamedTuple
from urllib.parse import quote, urlencode

from mixed_reports import ACTORS, ARMED, FIRST, LAST, VIOLENT

WARM_UP = 5


class Read(NamedTuple):
    name: str
    ask: Callable
    headers: dict = {}
    before: Callable = lambda: None
    most: int = 1_000_000
    warm_up: int = WARM_UP


def path(resource, **parameters):
    given = {name.rstrip("_"): value for name, value in parameters.items() if value is not None}
    return resource + ("?" + urlencode(given) if given else "")


def month(rng):
    year, number = divmod(11 + rng.randrange(60), 12)
    first = datetime.date(2019 + year, number + 1, 1)
    return {"from_": first, "to": first.replace(day=calendar.monthrange(first.year, first.month)[1])}


def year(rng):
    first = FIRST + datetime.timedelta(rng.randrange((LAST - FIRST).days - 364))
    return {"from_": first, "to": first + datetime.timedelta(364)}


def reads(rows, filed, acts, revise):
    """
    :param filed: what was loaded; parameters are drawn from it, so that what is often reported is often asked for
    :param acts: the curation that was done
    :param revise: revises a place, so that what is kept ready of the catalogue has to be worked out again
    """
    five_years = {"from_": FIRST, "to": LAST}
    of = {kind: [f for f in filed if f.kind == kind] for kind in {f.kind for f in filed}}
    curated = [path.split("/")[1] for act, path, _ in acts if act != "merge"]
    merged = [body["absorbed"][0] for act, _, body in acts if act == "merge"]
    spoken_of = [json.loads(f.line)["about"] for f in filed if f.speaks]
    days = [FIRST + datetime.timedelta(n) for n in range((LAST - FIRST).days)]
    sided = [actor for actor, _, above in ACTORS if above != "-"]

    def some(rng, kind=None):
        return rng.choice(of.get(kind) or filed)

    def name(rng):
        row = rng.choice(rows)
        return row[rng.choice(("featurename_en", "featurename_ar"))].strip().split(" ")[0] or row["adm1_en"]

    def region(rng):
        return some(rng).region

    def violent(rng):
        return rng.choice(VIOLENT)

    def day(rng):
        return rng.choice(days)

    return [
        Read("places?q", lambda r: path("places", q=name(r), limit=20)),
        Read("places/{id}", lambda r: "places/" + some(r).place),
        Read("actors", lambda r: "actors"),
        Read("places/{id}/control", lambda r: f"places/{some(r, 'control').place}/control"),
        Read("places/{id}/control?validAt", lambda r: path(f"places/{some(r, 'control').place}/control", validAt=day(r))),
        Read("control", lambda r: "control"),
        Read("control?region", lambda r: path("control", region=region(r))),
        Read("control?validAt", lambda r: path("control", validAt=day(r))),
        Read("control, GeoJSON", lambda r: "control", {"Accept": "application/geo+json"}),
        Read("control/shares, cold: a place was revised", lambda r: "control/shares", before=revise, most=10, warm_up=0),
        Read("control/shares, warm", lambda r: "control/shares"),
        Read("control/shares?validAt", lambda r: path("control/shares", validAt=day(r))),
        Read("control/shares?region", lambda r: path("control/shares", region=region(r))),
        Read("incident-counts by region, day, a month",
             lambda r: path("incident-counts", kind=violent(r), by="region", interval="day", **month(r))),
        Read("incident-counts by region,perpetrator, 5 years",
             lambda r: path("incident-counts", kind=violent(r), by="region,perpetrator", **five_years)),
        Read("incidents?region", lambda r: path("incidents", region=region(r), limit=100)),
        Read("incidents?kind&region, a month",
             lambda r: path("incidents", kind=violent(r), region=region(r), limit=100, **month(r))),
        Read("incidents?actor&standing",
             lambda r: path("incidents", actor=r.choice(ARMED), standing="corroborated", limit=100)),
        Read("incidents/{id}", lambda r: "incidents/" + some(r).incident),
        Read("incidents/{absorbed id}", lambda r: "incidents/" + (r.choice(merged) if merged else some(r).incident)),
        Read("reports?kind&region, a month",
             lambda r: path("reports", kind=some(r).kind, region=region(r), limit=100, **month(r))),
        Read("reports?place", lambda r: path("reports", place=some(r).place, limit=100)),
        Read("reports?source&stance", lambda r: path("reports", source=some(r).source, stance="denies", limit=100)),
        Read("reports?actor&verdict", lambda r: path("reports", actor=r.choice(ARMED), verdict="fair", limit=100)),
        Read("reports?incident", lambda r: path("reports", incident=some(r).incident, limit=100)),
        Read("reports/{id}", lambda r: "reports/" + some(r).id),
        Read("reports/{id}/history", lambda r: f"reports/{r.choice(curated) if curated else some(r).id}/history"),
        Read("suspected-duplicates, a month", lambda r: path("suspected-duplicates", limit=100, **month(r))),
        Read("casualties by region,population, a year",
             lambda r: path("casualties", by="region,population", **year(r))),
        Read("casualties by party,harm, a region, a year",
             lambda r: path("casualties", by="party,harm", region=region(r), **year(r))),
        Read("displacement, a year", lambda r: path("displacement", **year(r))),
        Read("displacement?region", lambda r: path("displacement", region=region(r))),
        Read("relations?validAt", lambda r: path("relations", validAt=day(r))),
        Read("relations?actor", lambda r: path("relations", actor=r.choice(sided))),
        Read("statements?speaker", lambda r: path("statements", speaker=r.choice(ARMED), limit=100)),
        Read("statements?about",
             lambda r: path("statements", about=r.choice(spoken_of) if spoken_of else some(r).id, limit=100)),
        Read("measures?measure, a year", lambda r: path("measures", measure="territory_share", limit=100, **year(r))),
        Read("precedents, a month", lambda r: path("precedents", limit=100, **month(r))),
        Read("precedents?incident", lambda r: path("precedents", incident=some(r, violent(r)).incident)),
        Read("timeline?place", lambda r: path("timeline", place=some(r).place, limit=100)),
        Read("timeline?region", lambda r: path("timeline", region=region(r), limit=100)),
        Read("timeline?actor", lambda r: path("timeline", actor=r.choice(ARMED), limit=100)),
    ]


def percentile(times, share):
    """The nearest rank."""
    return sorted(times)[max(0, -(-len(times) * share // 100) - 1)]


class Measured(NamedTuple):
    name: str
    times: list
    size: float
    problem: str


def problem(status, answer):
    try:
        said = json.loads(answer)
        errors = [f"{e['pointer']} {e['detail']}" for e in said.get("errors", [])]
        return f"{status}: {'; '.join(errors) or said.get('detail') or said.get('title')}"
    except (ValueError, AttributeError, KeyError):
        return f"{status}"


def measure(service, theatre, read, count, seconds, rng):
    """One at a time; the first answer that is not 200 ends a read that may not be there, and is told of."""
    times, sizes, end = [], [], time.time() + seconds

    def measured(trouble):
        return Measured(read.name, times, sum(sizes) / max(1, len(sizes)), trouble)

    for number in range(read.warm_up + min(count, read.most)):
        if time.time() > end and times:
            break
        read.before()
        asked = f"{theatre}/{quote(read.ask(rng), safe='/?&=%+,:-._')}"
        begin = time.perf_counter()
        try:
            status, answer, _ = service.exchange("GET", asked, None, read.headers)
        except (http.client.HTTPException, OSError) as e:
            return measured(repr(e))
        took = (time.perf_counter() - begin) * 1000
        if status != 200:
            return measured(problem(status, answer))
        if number >= read.warm_up:
            times.append(took)
            sizes.append(len(answer))
    return measured("")
