package io.frontlog.exchange;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.dataset.Dataset;
import io.frontlog.dataset.Row;
import io.frontlog.dataset.Rows;
import io.frontlog.dataset.Said;
import io.frontlog.dataset.Said.Entry;
import io.frontlog.dataset.WrongFile;
import io.frontlog.dataset.WrongRow;
import io.frontlog.event.Event.ReportRetracted.Reason;
import io.frontlog.event.Subject;
import io.frontlog.event.Vocabulary;
import io.frontlog.exchange.Import.Outcome;
import io.frontlog.exchange.Import.State;
import io.frontlog.exchange.Imports.RowTold;
import io.frontlog.http.Problem;
import io.frontlog.intake.Answer;
import io.frontlog.intake.Filing;
import io.frontlog.journal.Json;
import io.frontlog.journal.Position;
import io.frontlog.projecting.Progress;
import io.smallrye.mutiny.Uni;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One import from its first row to its last, a part of the rows at a time. */
final class ImportRun {
    /** The file is not what it is said to be, from some point on. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(@Nullable String detail) {
            super(detail);
        }
    }

    /** A row that says something. */
    private record Line(long number, Said said) {}

    /** A row that was sent, and what has become of it so far. What it says is no more kept. */
    private static final class Happening {
        final long line;
        final String id;
        final ObjectNode detail = Json.MAPPER.createObjectNode();
        final List<CompletableFuture<Answer>> sent = new ArrayList<>();
        Outcome outcome = Outcome.UNCHANGED;

        Happening(Line line) {
            this.line = line.number;
            this.id = line.said.id();
        }

        void at(Outcome reached) {
            if (reached.compareTo(outcome) > 0 || outcome == Outcome.UNCHANGED) outcome = reached;
        }
    }

    private static final String UPSTREAM_DELETED = Vocabulary.word(Reason.UPSTREAM_DELETED);
    private static final long SECOND = 1_000_000_000;
    /** How far an import that does not wait for decisions may be ahead of them, in rows. */
    private static final int MOST_UNDECIDED = 100_000;
    /** What of a report is not the file's to say. */
    private static final List<String> CURATED = List.of("verdict", "incident");

    private final Importer.Asked asked;
    private final Dataset dataset;
    private final String theatre;
    private final Filing filing;
    private final Imports imports;
    private final Kept kept;
    private final Gazetteer gazetteer;
    private final Progress progress;
    private final ExchangeConfig config;
    private final Counted body;
    private final Tally tally = new Tally();
    /** Rows whose reports are durable and may not be visible yet. */
    private final Set<String> undecided = new HashSet<>();
    /** Rows to be told of that have not been. */
    private final List<RowTold> told = new ArrayList<>();

    private long toldSoFar;
    private long lastTold = System.nanoTime();
    /** A row without an id could be any. */
    private boolean isAllSeen = true;

    ImportRun(
            Importer.Asked asked,
            Filing filing,
            Imports imports,
            Kept kept,
            Gazetteer gazetteer,
            Progress progress,
            ExchangeConfig config,
            InputStream body) {
        this.asked = asked;
        this.dataset = asked.format().dataset();
        this.theatre = asked.terms().theatre();
        this.filing = filing;
        this.imports = imports;
        this.kept = kept;
        this.gazetteer = gazetteer;
        this.progress = progress;
        this.config = config;
        this.body = new Counted(body);
    }

    /** @throws Broken where the file cannot be read any further */
    void all() {
        try (Rows rows = Rows.read(plain(body), dataset, config.cell())) {
            List<Happening> before = List.of();
            for (List<Line> part = part(rows); !part.isEmpty(); part = part(rows)) {
                if (isAnyUndecided(part, before)) {
                    before.forEach(this::await);
                    awaitVisible();
                }
                List<Happening> sent = send(part);
                settle(before);
                before = sent;
            }
            settle(before);
        } catch (WrongFile e) {
            throw new Broken(e.getMessage());
        } catch (IOException e) {
            throw new Broken("the body breaks off: " + e.getMessage());
        }
        if (asked.whole()) retractVanished();
    }

    void end(State state, @Nullable String failure) {
        if (asked.whole()) imports.forgetSeen(theatre, asked.id());
        flush(state, failure);
    }

    /** A body may be packed, whether it says so or not. */
    private static InputStream plain(InputStream body) throws IOException {
        var in = new BufferedInputStream(body, 1 << 16);
        in.mark(2);
        boolean packed = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        return packed ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** The next rows; empty at the end. Those that cannot be understood are told of at once. */
    private List<Line> part(Rows rows) throws WrongFile, IOException {
        var part = new ArrayList<Line>();
        var seen = new ArrayList<String>();
        for (int i = 0; i < config.rowsAtOnce() || part.isEmpty(); i++) {
            Row row = null;
            try {
                row = rows.next();
                if (row == null) break;
                tally.row();
                part.add(new Line(rows.line(), dataset.read(row, asked.version(), asked.licence())));
                seen.add(part.get(part.size() - 1).said.id());
            } catch (WrongRow e) {
                if (row == null) tally.row();
                String id = row == null ? null : dataset.id(row);
                if (id == null) isAllSeen = false;
                else seen.add(id);
                refuse(rows.line(), id, e);
            }
            if (i % 1000 == 999) flushIfDue();
        }
        if (asked.whole() && !seen.isEmpty()) imports.see(theatre, asked.id(), seen);
        return part;
    }

    private void refuse(long line, @Nullable String id, WrongRow wrong) {
        ObjectNode detail = Json.MAPPER.createObjectNode();
        ArrayNode errors = detail.putArray("errors");
        wrong.wrong()
                .forEach(each -> errors.addObject().put("column", each.column()).put("detail", each.detail()));
        tell(line, id, Outcome.REFUSED, detail);
    }

    /** Whether what was done for any of the rows may not be visible yet. */
    private boolean isAnyUndecided(List<Line> part, List<Happening> before) {
        Set<String> ids = before.stream().map(happening -> happening.id).collect(toSet());
        return part.stream().map(line -> line.said.id()).anyMatch(id -> ids.contains(id) || undecided.contains(id));
    }

    /**
     * All that is durable. A row of an id that came before is compared with what that one has become. However long it takes,
     * the import tells of itself meanwhile: one that is silent counts as interrupted.
     */
    private void awaitVisible() {
        Position last = tally.position();
        while (last != null && !isVisible(last)) flushIfDue();
        undecided.clear();
    }

    private boolean isVisible(Position position) {
        CompletableFuture<Void> reached = progress.reached(position);
        return reached.thenApply(done -> true)
                .completeOnTimeout(false, SECOND, TimeUnit.NANOSECONDS)
                .whenComplete((visible, failure) -> reached.complete(null)) // nobody waits any more
                .join();
    }

    /** Without waiting for what becomes of it: while a part is decided, the next is read and sent. */
    private List<Happening> send(List<Line> part) {
        Map<Subject, String> ids = resolve(part);
        var reports = new LinkedHashSet<String>();
        part.forEach(line -> reports.addAll(dataset.reports(line.said.id())));
        Map<String, Kept.Report> known = kept.reports(theatre, reports);
        var sent = new ArrayList<Happening>();
        var twice = new LinkedHashMap<String, Happening>();
        for (Line line : part) {
            var happening = new Happening(line);
            sent.add(happening);
            Happening earlier = twice.put(happening.id, happening);
            if (earlier != null) {
                await(earlier);
                awaitVisible();
            }
            Map<String, Kept.Report> now =
                    earlier == null ? known : kept.reports(theatre, dataset.reports(happening.id));
            if (line.said instanceof Said.Happened happened) file(happening, happened, ids, now);
            else retract(happening, Outcome.RETRACTED, dataset.reports(happening.id), now);
        }
        return sent;
    }

    private void settle(List<Happening> part) {
        part.forEach(this::await);
        part.forEach(this::tell);
        part.forEach(happening -> undecided.add(happening.id));
        if (!asked.terms().async() || undecided.size() >= MOST_UNDECIDED) awaitVisible();
        flushIfDue();
    }

    /**
     * Which of the catalogue each entry is, by its own id; what is new is recorded, the general before the particular, and so
     * is the kind of an actor that was taken for another as long as no row said it.
     */
    private Map<Subject, String> resolve(List<Line> part) {
        var ids = new LinkedHashMap<Subject, String>();
        var fresh = new LinkedHashMap<Subject, Entry>();
        var corrected = new LinkedHashMap<Subject, Entry>();
        for (Line line : part) {
            if (!(line.said instanceof Said.Happened happened)) continue;
            for (Entry entry : happened.entries()) {
                var own = new Subject(entry.kind(), entry.id());
                Entry better = gazetteer.corrected(entry);
                if (better != null) {
                    (fresh.containsKey(own) ? fresh : corrected).put(own, better);
                    gazetteer.record(better);
                }
                if (ids.containsKey(own)) continue;
                rename(entry.body(), entry.kind(), ids);
                String found = gazetteer.find(entry);
                ids.put(own, found == null ? own.id() : found);
                if (found != null) continue;
                fresh.put(own, entry);
                gazetteer.record(entry);
            }
        }
        while (!fresh.isEmpty()) {
            List<Entry> ready = fresh.values().stream()
                    .filter(entry -> above(entry).filter(fresh::containsKey).isEmpty())
                    .toList();
            record(ready, 0);
            ready.forEach(entry -> fresh.remove(new Subject(entry.kind(), entry.id())));
        }
        record(corrected.values(), 1);
        return ids;
    }

    private static Optional<Subject> above(Entry entry) {
        JsonNode above = entry.body().path(entry.kind() == Subject.Kind.PLACE ? "parent" : "partOf");
        return above.isTextual() ? Optional.of(new Subject(entry.kind(), above.asText())) : Optional.empty();
    }

    /** Of what is wrong with one, the reports that name it tell: they are refused. */
    private void record(Collection<Entry> ready, int version) {
        var sent = new ArrayList<CompletableFuture<Answer>>();
        for (Entry entry : ready) {
            var subject = new Subject(entry.kind(), entry.id());
            sent.add(filing.record(asked.terms(), subject, entry.body().deepCopy(), version)
                    .subscribeAsCompletionStage());
        }
        sent.forEach(answered -> tally.at(answered.join().position()));
        if (!sent.isEmpty()) awaitVisible(); // or what names them is refused
    }

    private static void rename(ObjectNode body, Subject.Kind kind, Map<Subject, String> ids) {
        String field = kind == Subject.Kind.PLACE ? "parent" : kind == Subject.Kind.ACTOR ? "partOf" : "affiliation";
        replace(body, field, kind == Subject.Kind.SOURCE ? Subject.Kind.ACTOR : kind, ids);
    }

    private static void replace(JsonNode body, String field, Subject.Kind kind, Map<Subject, String> ids) {
        if (!(body instanceof ObjectNode object) || !object.path(field).isTextual()) return;
        String id = ids.get(new Subject(kind, object.path(field).asText()));
        if (id != null) object.put(field, id);
    }

    private static ObjectNode renamed(ObjectNode report, Map<Subject, String> ids) {
        replace(report, "place", Subject.Kind.PLACE, ids);
        replace(report, "source", Subject.Kind.SOURCE, ids);
        replace(report, "actor", Subject.Kind.ACTOR, ids);
        replace(report.path("claimant"), "source", Subject.Kind.SOURCE, ids);
        replace(report.path("claimant"), "actor", Subject.Kind.ACTOR, ids);
        report.path("participants").forEach(each -> replace(each, "actor", Subject.Kind.ACTOR, ids));
        report.path("casualties").forEach(each -> replace(each, "actor", Subject.Kind.ACTOR, ids));
        return report;
    }

    private void file(
            Happening happening, Said.Happened happened, Map<Subject, String> ids, Map<String, Kept.Report> known) {
        Set<String> gone = new LinkedHashSet<>(dataset.reports(happened.id()));
        for (ObjectNode report : happened.reports()) {
            gone.remove(report.path("id").asText());
            Kept.Report before = known.get(report.path("id").asText());
            if (before == null) {
                send(happening, Outcome.ACCEPTED, filing.file(asked.terms(), renamed(report, ids)));
            } else {
                revise(happening, before, renamed(report, ids));
            }
        }
        retract(happening, Outcome.AMENDED, gone, known);
    }

    /** What an analyst has said of a report stays, be it a verdict, its incident or its retraction. */
    private void revise(Happening happening, Kept.Report before, ObjectNode report) {
        if (before.retracted() && !UPSTREAM_DELETED.equals(before.reason())) {
            happening.detail.put("note", "it stays retracted: " + before.reason());
            return;
        }
        boolean same = before.row().equals(report.at("/external/row"));
        int version = before.version();
        Uni<Answer> answer = null;
        if (before.retracted()) answer = filing.reinstate(asked.terms(), before.id(), version++);
        if (!same) {
            CURATED.forEach(field -> {
                if (before.body().has(field)) report.set(field, before.body().get(field));
            });
            changes(before.row(), report.at("/external/row"), happening.detail);
            Uni<Answer> amended = filing.amend(asked.terms(), report, version);
            answer = answer == null
                    ? amended
                    : answer.chain(done ->
                            done.problem() == null ? amended : Uni.createFrom().item(done));
        }
        if (answer != null) send(happening, before.retracted() ? Outcome.REINSTATED : Outcome.AMENDED, answer);
    }

    /** Column by column, as it was and as it is. */
    private static void changes(JsonNode before, JsonNode after, ObjectNode detail) {
        ObjectNode changes = detail.withObjectProperty("changes");
        var columns = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(columns::add);
        after.fieldNames().forEachRemaining(columns::add);
        for (String column : columns) {
            if (before.path(column).equals(after.path(column))) continue;
            changes.putArray(column)
                    .add(before.path(column).asText(""))
                    .add(after.path(column).asText(""));
        }
    }

    private void retract(
            Happening happening, Outcome outcome, Collection<String> reports, Map<String, Kept.Report> known) {
        for (String id : reports) {
            Kept.Report before = known.get(id);
            if (before == null || before.retracted()) continue;
            send(happening, outcome, filing.retract(asked.terms(), id, before.version(), Reason.UPSTREAM_DELETED));
        }
    }

    private static void send(Happening happening, Outcome outcome, Uni<Answer> command) {
        happening.sent.add(command.onItem()
                .invoke(answer -> {
                    if (answer.problem() == null && !answer.replayed()) happening.at(outcome);
                })
                .subscribeAsCompletionStage());
    }

    private void await(Happening happening) {
        for (CompletableFuture<Answer> sent : happening.sent) {
            Answer answer = sent.join();
            tally.at(answer.position());
            Problem problem = answer.problem();
            if (problem == null) continue;
            if (problem.status() == Problem.Type.UNAVAILABLE.with(null).status())
                throw new Broken("the service could not record any more: " + problem.detail());
            happening.outcome = Outcome.REFUSED;
            ArrayNode errors = happening.detail.withArrayProperty("errors");
            if (problem.errors().isEmpty())
                errors.addObject().put("detail", Objects.toString(problem.detail(), problem.title()));
            problem.errors()
                    .forEach(error ->
                            errors.addObject().put("pointer", error.pointer()).put("detail", error.detail()));
        }
        happening.sent.clear();
    }

    private void retractVanished() {
        if (!isAllSeen) {
            ObjectNode detail = Json.MAPPER.createObjectNode();
            detail.putArray("errors")
                    .addObject()
                    .put("detail", "nothing that the file lacks was retracted, for some of its rows have no id");
            told.add(new RowTold(null, null, Outcome.REFUSED, detail));
            return;
        }
        @Nullable String after = "";
        while (after != null) {
            Kept.Part part = kept.vanished(theatre, asked.id(), dataset.name(), asked.from(), asked.to(), after);
            retract(part.vanished());
            after = part.last();
            flushIfDue();
        }
    }

    private void retract(List<Kept.Vanished> vanished) {
        var sent = new LinkedHashMap<Kept.Vanished, CompletableFuture<Answer>>();
        vanished.forEach(each -> sent.put(
                each,
                filing.retract(asked.terms(), each.report(), each.version(), Reason.UPSTREAM_DELETED)
                        .subscribeAsCompletionStage()));
        var rows = new LinkedHashSet<String>();
        sent.forEach((each, answered) -> {
            Answer answer = answered.join();
            tally.at(answer.position());
            if (answer.problem() == null && rows.add(each.row()))
                tell(null, each.row(), Outcome.RETRACTED, Json.MAPPER.createObjectNode());
        });
    }

    private void tell(Happening happening) {
        tell(happening.line, happening.id, happening.outcome, happening.detail);
    }

    private void tell(@Nullable Long line, @Nullable String id, Outcome outcome, ObjectNode detail) {
        tally.count(outcome);
        boolean plain = outcome == Outcome.ACCEPTED || outcome == Outcome.UNCHANGED;
        if (!plain || !detail.isEmpty()) told.add(new RowTold(line, id, outcome, detail));
    }

    private void flushIfDue() {
        if (System.nanoTime() - lastTold >= SECOND || told.size() >= config.rowsAtOnce()) flush(State.RUNNING, null);
    }

    private void flush(State state, @Nullable String failure) {
        imports.tell(theatre, asked.id(), toldSoFar, told);
        toldSoFar += told.size();
        told.clear();
        imports.tell(theatre, asked.id(), body.bytes(), tally, state, failure);
        lastTold = System.nanoTime();
    }
}
