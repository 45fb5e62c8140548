"""Invents what mixed.py records: actors, sources, reports of every kind and their curation. The same seed and number give
the same, so that a later run can read what an earlier one loaded. Nothing in it is a report of anything that happened.
"""
import datetime, json
from itertools import accumulate
from typing import NamedTuple

FIRST, LAST = datetime.date(2019, 12, 1), datetime.date(2024, 11, 30)
DAYS = (LAST - FIRST).days + 1

MIX = {"strike": 30, "clash": 20, "control": 15, "attack_on_civilians": 10, "statement": 7, "movement": 5,
       "displacement": 5, "development": 4, "casualties": 2, "relation": 1, "measure": 1}
VIOLENT = ("strike", "clash", "attack_on_civilians")

# A coarse outline, drawn by hand: longitude, latitude.
OUTLINE = {"type": "Polygon", "coordinates": [[
    [35.7, 35.9], [36.6, 36.9], [38.2, 36.9], [40.5, 37.1], [42.4, 37.3], [41.3, 36.3], [41.2, 34.7], [38.8, 33.4],
    [36.8, 32.3], [35.7, 32.7], [36.2, 34.5], [35.7, 35.9]]]}

# id, kind, the actor above it
ACTORS = [line.split() for line in """
government state_forces -
army state_forces government
republican-guard state_forces army
fourth-division state_forces army
fifth-corps state_forces army
air-force state_forces government
national-defence political_militia government
military-intelligence state_forces government
military-police state_forces government
russia external_forces -
russian-air-force external_forces russia
wagner external_forces russia
iran external_forces -
revolutionary-guard external_forces iran
fatemiyoun external_forces revolutionary-guard
hezbollah external_forces -
popular-mobilisation external_forces -
salvation-government political_militia -
tahrir-al-sham rebel_group salvation-government
red-bands rebel_group tahrir-al-sham
national-front rebel_group -
ahrar rebel_group national-front
faylaq rebel_group national-front
nasr-army rebel_group national-front
turkistan-party rebel_group -
guardians rebel_group -
national-army rebel_group -
sultan-murad rebel_group national-army
hamza-division rebel_group national-army
levant-front rebel_group national-army
army-of-islam rebel_group national-army
turkey external_forces -
turkish-army external_forces turkey
autonomous-administration political_militia -
democratic-forces rebel_group autonomous-administration
people-protection rebel_group democratic-forces
military-council rebel_group democratic-forces
united-states external_forces -
coalition external_forces united-states
israel external_forces -
islamic-state rebel_group -
southern-operations rebel_group -
local-clans identity_militia -
protesters protesters -
civilians civilians -
""".strip().splitlines()]
ARMED = [actor for actor, kind, _ in ACTORS if kind not in ("protesters", "civilians")]

SOURCES = [(f"{kind.replace('_', '-')}-{n}", kind) for kind, count in (
    ("media", 14), ("monitor", 6), ("academic", 3), ("ngo", 6), ("un", 4), ("official", 7), ("state_media", 4),
    ("party", 6), ("social", 7), ("dataset", 3)) for n in range(1, count + 1)]


class Filed(NamedTuple):
    """A report and what reads ask for; ``speaks``: of another report, which has to be known before."""

    line: bytes
    id: str
    kind: str
    place: str
    region: str
    day: datetime.date
    source: str
    incident: str
    speaks: bool


class Happening(NamedTuple):
    incident: str
    day: datetime.date
    place: str
    body: dict


def ranked(rows, rng):
    """Communities, those that give their governorate its name first, and their governorates."""
    capitals = [row for row in rows if row["featurename_en"] == row["adm1_en"]]
    others = [row for row in rows if row["featurename_en"] != row["adm1_en"]]
    rng.shuffle(others)
    return capitals + others


def size(rank):
    """Kind and population by rank (Zipf's law)."""
    return {"kind": "city" if rank < 15 else "town" if rank < 300 else "village", "population": 2_000_000 // (rank + 1)}


def catalogue():
    """Path and body of the actors, each after the one above it, and of the sources, many of which have a side."""
    for actor, kind, above in ACTORS:
        part = {} if above == "-" else {"partOf": above}
        yield "actors/" + actor, {"kind": kind, "names": {"en": actor.replace("-", " ").title()}, **part}
    sided = 0
    for source, kind in SOURCES:
        body = {"kind": kind, "name": source.replace("-", " ").title()}
        if kind in ("official", "state_media", "party") or kind == "social" and sided % 2:
            body["affiliation"] = ARMED[sided * 5 % len(ARMED)]
        sided += 1
        yield "sources/" + source, body


class Inventor:
    def __init__(self, communities, rng):
        self.rng = rng
        self.places = [row["pcode"].lower() for row in communities]
        self.zipf = list(accumulate(1 / rank for rank in range(1, len(self.places) + 1)))
        self.district = {row["pcode"].lower(): row["adm3_pcode"].lower() for row in communities}
        self.region = {row["pcode"].lower(): row["adm1_pcode"].lower() for row in communities}
        self.region.update((row["adm3_pcode"].lower(), row["adm1_pcode"].lower()) for row in communities)
        self.region.update((region, region) for region in set(self.region.values()))
        self.region["sy"] = "sy"
        self.recent = {kind: [] for kind in MIX}

    def chance(self, share):
        return self.rng.random() < share

    def pick(self, weighted):
        return self.rng.choices(list(weighted), list(weighted.values()))[0]

    def somewhere(self):
        return self.rng.choices(self.places, cum_weights=self.zipf)[0]

    def place(self, kind):
        """Some things are only known for a district, a region or the country."""
        place = self.somewhere()
        if kind in ("relation", "measure") or kind == "casualties" and self.chance(0.2):
            return "sy"
        return self.region[place] if kind == "casualties" or self.chance(0.04) else (
            self.district[place] if self.chance(0.02) else place)

    def two(self, among):
        return self.rng.sample(among, 2)

    def estimate(self, scale):
        """What nobody gave is absent."""
        best = 1 + int(scale * (self.rng.paretovariate(1.3) - 1))
        best = min(best, 1000 * scale)
        low, high = int(best * self.rng.uniform(0.5, 1)), int(best * self.rng.uniform(1, 2)) + 1
        return self.pick({"best": 5, "all": 3, "span": 1, "low": 1}), low, best, high

    def figures(self, scale):
        form, low, best, high = self.estimate(scale)
        return {"best": {"best": best}, "all": {"low": low, "best": best, "high": high},
                "span": {"low": low, "high": high}, "low": {"low": low}}[form]

    def casualties(self):
        harms = self.rng.sample(("killed", "injured", "missing", "captured"), 2 if self.chance(0.35) else 1)
        return [{"kind": harm, "population": self.pick({"civilians": 4, "combatants": 3, "all": 2, "children": 1}),
                 **({"actor": self.rng.choice(ARMED)} if self.chance(0.25) else {}), **self.figures(3)}
                for harm in harms]

    def when(self, day):
        precision = self.pick({"day": 76, "instant": 9, "week": 6, "span": 5, "month": 3, "year": 1})
        if precision == "instant":
            return {"from": f"{day}T{self.rng.randrange(24):02}:{self.rng.randrange(60):02}:00+03:00"}
        if precision == "span":
            return {"from": str(day), "to": str(day + datetime.timedelta(self.rng.randint(1, 4))), "precision": "days"}
        return {"from": str(day), "precision": precision}

    def participants(self, kind):
        attacker, other = self.two(ARMED)
        if kind == "clash":
            return [{"actor": attacker, "role": "side_a"}, {"actor": other, "role": "side_b"}]
        if kind == "attack_on_civilians":
            return [{"actor": attacker, "role": "initiator"}, {"actor": "civilians", "role": "victim"}]
        if self.chance(0.1):
            return []
        more = [{"actor": other, "role": "initiator"}] if self.chance(0.1) else (
            [{"actor": other, "role": "target"}] if self.chance(0.3) else [])
        return [{"actor": attacker, "role": "initiator"}, *more]

    def claim(self, kind, place, day):
        return getattr(self, "claim_" + kind)(place, day)

    def claim_strike(self, place, day):
        more = {"strikes": self.figures(4)} if self.chance(0.4) else {}
        if self.chance(0.2):
            more["target"] = self.rng.choice(("a market", "a barracks", "a depot", "an airfield", "a power station"))
        return {"weapon": self.pick({"air_drone": 40, "shelling_artillery_missile": 40, "ied_mine": 10, "grenade": 4,
                                     "suicide": 2, "chemical": 1, "unknown": 3}),
                "participants": self.participants("strike"), **more}

    def claim_clash(self, place, day):
        return {"participants": self.participants("clash")}

    def claim_attack_on_civilians(self, place, day):
        return {"participants": self.participants("attack_on_civilians")}

    def claim_control(self, place, day):
        return {"actor": self.rng.choice(ARMED), "change": self.pick({
            "captured": 35, "retained": 25, "entered": 15, "withdrew": 12, "lost": 8, "transferred": 5}),
            "extent": self.pick({"all": 40, "most": 20, "large_part": 20, "part": 20})}

    def claim_movement(self, place, day):
        away, toward = self.somewhere(), self.somewhere()
        return {"actor": self.rng.choice(ARMED), "movement": self.rng.choice(("advance", "withdrawal", "redeployment")),
                **({"from": away} if self.chance(0.6) and away != toward else {}),
                **({"toward": toward} if self.chance(0.7) else {})}

    def claim_casualties(self, place, day):
        return {"casualties": self.casualties(), "when": {
            "from": str(day), "to": str(day + datetime.timedelta(self.rng.choice((1, 6, 29)))), "precision": "days"}}

    def claim_displacement(self, place, day):
        away, home = self.somewhere(), self.somewhere()
        return {"movement": self.pick({"flight": 6, "return": 3, "evacuation": 1}),
                **({"from": away} if self.chance(0.7) and away != home else {}),
                **({"to": home} if self.chance(0.7) else {}),
                **({"persons": self.figures(500)} if self.chance(0.7) else {})}

    def claim_relation(self, place, day):
        one, other = self.two(ARMED)
        until = day + datetime.timedelta(self.rng.randint(30, 900))
        return {"from": one, "to": other, "relation": self.rng.choice(
            ("allied_with", "backs", "part_of", "leads", "hostile_to", "relies_on")),
            **({"until": str(until)} if self.chance(0.3) else {})}

    def claim_statement(self, place, day):
        return {"speaker": self.rng.choice(ARMED), "act": self.rng.choice(
            ("claims", "denies", "blames", "announces", "condemns", "warns", "calls_for")),
            "proposition": "That it was the other side, and that it will be answered"}

    def claim_measure(self, place, day):
        return self.rng.choice((
            {"measure": "territory_share", "actor": self.rng.choice(ARMED), "value": round(self.rng.random(), 3),
             "unit": "share", "approx": True},
            {"measure": "first_since", "value": float(self.rng.randint(2011, 2019)), "unit": "year"},
            {"measure": "hospitals_open", "value": float(self.rng.randint(1, 200)), "unit": "hospitals"}))

    def claim_development(self, place, day):
        return {"category": self.rng.choice(("agreement", "arrests", "base_established", "looting", "group_change",
                                             "weapons_disrupted", "demonstration", "other")),
                "text": "Something else that matters was seen here"}

    def common(self, number, day, kind):
        source, sort = self.rng.choice(SOURCES)
        body = {"source": source, "stance": self.pick({"affirms": 90, "denies": 8, "anticipates": 2}),
                "verdict": self.pick({"unassessed": 75, "fair": 10, "weak": 5, "confirmed": 4, "contested": 3,
                                      "discounted": 3})}
        if kind in VIOLENT and self.chance(0.5):
            body["casualties"] = self.casualties()
        if self.chance(0.3):
            body["claimant"] = ({"actor": self.rng.choice(ARMED)} if self.chance(0.7)
                                else {"source": self.rng.choice(SOURCES)[0]})
        if sort == "dataset" or self.chance(0.08):
            body["external"] = {"dataset": self.rng.choice(("ucdp-ged", "acled", "airwars")), "id": f"row-{number}",
                                "version": "1", "row": {"number": number, "date": str(day)}}
        if self.chance(0.02):
            body["interest"] = self.rng.choice(("neutral", "beneficiary", "against", "partisan"))
        if self.chance(0.6):
            body["url"] = f"https://{source}.example/{day:%Y/%m}/{number}"
        if self.chance(0.5):
            body["publishedAt"] = f"{day + datetime.timedelta(1)}T09:30:00+03:00"
        if self.chance(0.4):
            body["notes"] = "Two residents and a medic were spoken to by telephone; no picture of it has been placed yet."
        if self.chance(0.2):
            body["tags"] = self.rng.sample(("video", "night", "front-line", "camp", "hospital", "road"), 2)
        return body

    def earlier(self, kind):
        """What a third of the reports tell of too: mostly something of the last days, and of the same kind."""
        if kind == "casualties" or not self.chance(0.35):
            return None
        known = self.recent[self.rng.choice(VIOLENT) if kind == "statement" and self.chance(0.5) else kind]
        return known[-1 - min(int(self.rng.expovariate(1 / 12)), len(known) - 1)] if known else None

    def report(self, number, name, day):
        kind = self.pick(MIX)
        shared = self.earlier(kind)
        place = self.place(kind) if shared is None else shared.place
        day = day if shared is None else min(LAST, shared.day + datetime.timedelta(self.pick({0: 9, 1: 1})))
        body = {"kind": kind, "id": name, "place": place, "when": self.when(day), **self.common(number, day, kind),
                **self.claim(kind, place, day)}
        if shared is not None:
            body["incident"] = shared.incident
            if shared.body["kind"] == kind and self.chance(0.8):
                body.update(shared.body)
        elif kind != "casualties":
            same = ("kind", "participants", "weapon", "actor", "change", "extent", "movement", "relation", "measure",
                    "category", "text")
            if kind not in ("relation", "measure"):
                body_of = {field: body[field] for field in same if field in body}
            else:
                body_of = self.claim_of(body)
            known = self.recent[kind]
            known.append(Happening(name, day, place, body_of))
            del known[:-200]
        return body, day

    @staticmethod
    def claim_of(body):
        """All of what its kind adds: its fields only mean something together."""
        return {field: body[field] for field in ("kind", "from", "to", "relation", "measure", "actor", "value", "unit",
                                                 "approx") if field in body}


def reports(communities, count, rng, name):
    """Filed reports, in the order of their days but for a few that come late."""
    inventor, filed, about = Inventor(communities, rng), [], []
    for number in range(count):
        late = min(int(rng.expovariate(0.3)), 90)
        day = max(FIRST, FIRST + datetime.timedelta(number * DAYS // count - late))
        body, day = inventor.report(number, f"{name}-{number:06}", day)
        speaks = body["kind"] == "statement" and about != [] and rng.random() < 0.5
        if speaks:
            other = filed[about[-1 - min(int(rng.expovariate(1 / 300)), len(about) - 1)]]
            body["about"] = other.id if rng.random() < 0.5 else other.incident
        else:
            about.append(number)
        filed.append(Filed(
            json.dumps(body, separators=(",", ":")).encode() + b"\n", body["id"], body["kind"], body["place"],
            inventor.region[body["place"]], day, body["source"], body.get("incident", body["id"]), speaks))
    return filed


def curations(filed, rng):
    """One for every 50 reports, as (act, path, body); none is in another's way, so that none should be refused."""
    count = len(filed) // 50
    shares = {"amend": 0.3, "retract": 0.15, "reinstate": 0.05, "assess": 0.3, "move": 0.1}
    own = [f for f in filed if f.kind != "casualties"]
    subjects = rng.sample(own, min(len(own), count))
    acts = []
    for act, share in shares.items():
        for report in subjects[:int(count * share)]:
            acts += act_on(report, act, own, rng)
        del subjects[:int(count * share)]
    acts += merges(own, count // 10, rng)
    rng.shuffle(acts)
    return [step for act in acts for step in act]


def act_on(report, act, others, rng):
    """Steps that keep their order."""
    path = f"reports/{report.id}/"
    if act == "amend":
        body = {"incident": report.incident, **json.loads(report.line), "notes": "Corrected: the day is the source's own"}
        if report.kind in VIOLENT:
            body["casualties"] = [{"kind": "killed", "population": "civilians", "best": rng.randint(1, 40)}]
        return [[(act, path + "amendments", body)]]
    if act == "assess":
        verdict = rng.choice(("weak", "fair", "confirmed", "contested", "discounted"))
        return [[(act, path + "assessments", {"verdict": verdict, "note": "Seen against the pictures of the day"})]]
    if act == "move":
        to = {"incident": rng.choice(others).incident} if rng.random() < 0.5 else {}
        return [[(act, path + "incident", {**to, "note": "Another place, by the picture"})]]
    retracted = ("retract", path + "retraction", {"reason": rng.choice(("source_withdrew", "mistaken", "duplicate"))})
    if act == "retract":
        return [[retracted]]
    return [[retracted, (act, path + "reinstatement", {"note": "It was right after all"})]]


def merges(filed, count, rng):
    """Incidents of one kind in one place, two or three of them in one, no incident in two merges."""
    by_place = {}
    for report in filed:
        if report.kind in VIOLENT and report.incident == report.id:
            by_place.setdefault((report.kind, report.place), []).append(report.incident)
    groups = []
    for incidents in by_place.values():
        for at in range(0, len(incidents) - 2, 3):
            groups.append(incidents[at:at + rng.choice((2, 2, 3))])
    return [[("merge", f"incidents/{first}/merges", {"absorbed": absorbed, "note": "One happening under two names"})]
            for first, *absorbed in rng.sample(groups, min(count, len(groups)))]
