package io.frontlog.exchange;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.frontlog.catalogue.Catalogue;
import io.frontlog.catalogue.Known;
import io.frontlog.catalogue.Zones;
import io.frontlog.dataset.Told;
import io.frontlog.event.Moment;
import io.frontlog.event.Place;
import io.frontlog.event.Report;
import io.frontlog.http.Cursor;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
import io.frontlog.projecting.Snapshot;
import io.frontlog.reports.ReportRow;
import io.frontlog.reports.ReportSearch;
import io.frontlog.reports.ReportSearch.Retracted;
import io.frontlog.reports.ReportSearch.Terms;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Gives reports out, a page after the other, all as they were known at one position. For worker threads. */
@ApplicationScoped
class Exporter {
    /** Reports that are held at once. */
    static final int PAGE = 1000;

    /**
     * What is asked for.
     *
     * @param search with {@value #PAGE} to a page
     * @param named what it names of the catalogue
     * @param validAt T: only what had begun by then; null for all
     * @param asOf K; null for all that is known
     */
    record Asked(
            String theatre,
            Form form,
            ReportSearch search,
            Known.Named named,
            @Nullable Moment validAt,
            @Nullable AsOf asOf) {}

    /** One that can be written: of all that is known at a position. */
    record Export(Asked asked, Snapshot snapshot, Rights rights, Passed passed) {
        private AsOf asOf() {
            return new AsOf("knownAt", snapshot.position(), null);
        }
    }

    private record Found(Snapshot snapshot, ZoneId zone, List<Terms> terms) {}

    private record Page(ReportSearch.Page reports, Map<String, List<Report>> byIncident) {}

    private final ReadModels readModels;
    private final Known known;
    private final Catalogue catalogue;
    private final ExchangeConfig config;

    Exporter(ReadModels readModels, Known known, Catalogue catalogue, ExchangeConfig config) {
        this.readModels = readModels;
        this.known = known;
        this.catalogue = catalogue;
        this.config = config;
    }

    /** @throws io.frontlog.http.ProblemException if there is no such theatre, or nothing of what a filter names */
    Export begin(Asked asked) {
        String theatre = asked.theatre;
        Found found = await(() -> readModels.read(theatre, asked.asOf, (session, snapshot) -> Zones.of(theatre, session)
                .chain(zone -> known.require(session, theatre, asked.named).chain(() -> {
                    if (asked.validAt != null) asked.search.begunBy(asked.validAt.end(zone), zone);
                    return asked.search.terms(session).map(terms -> new Found(snapshot, zone, terms));
                }))));
        var rights = new Rights(config.withheldLicences(), Instant.now(), found.zone);
        String position = found.snapshot.position().toString();
        return new Export(asked, found.snapshot, rights, Passed.of(position, found.terms, rights));
    }

    /** Writes no faster than it is read. */
    void write(Export export, OutputStream out) throws IOException {
        Asked asked = export.asked;
        var entries = catalogue.at(asked.theatre, export.snapshot.position().offset());
        Sheet sheet = asked.form.sheet().open(out, export.passed);
        Cursor.DayAndId last;
        do {
            Page page = page(export);
            add(page, sheet, export, entries);
            last = page.reports.last();
            if (last != null) asked.search.after(last);
        } while (last != null);
        sheet.end();
    }

    private static void add(Page page, Sheet sheet, Export export, Catalogue.Entries entries) throws IOException {
        for (ReportRow row : page.reports.rows()) {
            Report report = row.report();
            if (!export.rights.mayPass(Terms.of(report))) continue;
            List<Report> together = page.byIncident.getOrDefault(report.incident(), List.of(report)).stream()
                    .filter(other -> export.rights.mayPass(Terms.of(other)))
                    .toList();
            sheet.add(row.document(), told(report, together, entries));
        }
    }

    private Page page(Export export) {
        Asked asked = export.asked;
        return await(() -> readModels.read(asked.theatre, export.asOf(), (session, snapshot) -> asked.search
                .page(session)
                .chain(page -> byIncident(page, asked, session).map(byIncident -> new Page(page, byIncident)))));
    }

    /** The live reports of the incidents of a page: a dataset's row is of an incident. */
    private static Uni<Map<String, List<Report>>> byIncident(
            ReportSearch.Page page, Asked asked, Mutiny.StatelessSession session) {
        if (!asked.form.isOfDataset()) return Uni.createFrom().item(Map.of());
        List<String> incidents =
                page.rows().stream().map(ReportRow::incident).distinct().toList();
        return new ReportSearch(asked.theatre, null, PAGE)
                .incidents(incidents)
                .retracted(Retracted.FALSE)
                .all(session)
                .map(reports -> reports.stream().collect(groupingBy(Report::incident)));
    }

    private static Told told(Report report, List<Report> together, Catalogue.Entries entries) {
        Stream<String> sources =
                Stream.of(report.source(), Objects.toString(report.claimant().source(), ""));
        return new Told(
                report,
                upwards(report.place(), entries),
                named(report.actors().stream(), entries.actors()),
                named(sources, entries.sources()),
                together);
    }

    /** A place, what it lies in, and so on; whoever revises the catalogue may make a circle of it. */
    private static List<Place> upwards(String id, Catalogue.Entries entries) {
        var upwards = new LinkedHashMap<String, Place>();
        Place place = entries.byPlace().get(id);
        while (place != null && upwards.putIfAbsent(place.id(), place) == null)
            place = place.parent() == null ? null : entries.byPlace().get(place.parent());
        return new ArrayList<>(upwards.values());
    }

    private static <T> Map<String, T> named(Stream<String> ids, Map<String, T> entries) {
        return ids.distinct().filter(entries::containsKey).collect(toMap(Function.identity(), entries::get));
    }

    private static <T> T await(Supplier<Uni<T>> read) {
        try {
            return VertxContextSupport.subscribeAndAwait(read);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
