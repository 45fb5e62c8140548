package io.frontlog.exchange;

import io.frontlog.catalogue.Catalogue;
import io.frontlog.exchange.Import.State;
import io.frontlog.http.Problem;
import io.frontlog.intake.Filing;
import io.frontlog.journal.Journal;
import io.frontlog.journal.Position;
import io.frontlog.projecting.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes in files of datasets, each in the thread of whoever sends it and no faster than it is recorded. */
@ApplicationScoped
class Importer {
    /**
     * What is asked for.
     *
     * @param length of the body in bytes; null if it was not said
     * @param whole whether it is all that the dataset has of the days from {@code from} to {@code to}
     */
    record Asked(
            Filing.Terms terms,
            String id,
            Format format,
            @Nullable String version,
            String licence,
            boolean whole,
            LocalDate from,
            LocalDate to,
            @Nullable Long length) {}

    private static final Logger LOG = Logger.getLogger(Importer.class);

    private final Catalogue catalogue;
    private final Journal journal;
    private final Progress progress;
    private final Filing filing;
    private final Imports imports;
    private final Kept kept;
    private final ExchangeConfig config;

    Importer(
            Catalogue catalogue,
            Journal journal,
            Progress progress,
            Filing filing,
            Imports imports,
            Kept kept,
            ExchangeConfig config) {
        this.catalogue = catalogue;
        this.journal = journal;
        this.progress = progress;
        this.filing = filing;
        this.imports = imports;
        this.kept = kept;
        this.config = config;
    }

    /**
     * @throws io.frontlog.http.ProblemException if one of that id is running, or the file is not what it is said to be: what
     *     was read before the point at which that shows stands
     */
    void take(Asked asked, InputStream body) {
        String theatre = asked.terms().theatre();
        awaitEnd(theatre);
        var gazetteer = new Gazetteer(catalogue.at(theatre, Long.MAX_VALUE));
        if (!imports.begin(theatre, asked.id(), asked.format(), asked.version(), asked.whole(), asked.length()))
            throw Problem.Type.NOT_LIVE.with("an import of that id is running").exception();
        var run = new ImportRun(asked, filing, imports, kept, gazetteer, config, body);
        try {
            run.all();
            run.end(State.DONE, null);
        } catch (ImportRun.Broken e) {
            run.end(State.FAILED, e.getMessage());
            throw Problem.Type.INVALID.with(e.getMessage()).exception();
        } catch (RuntimeException e) {
            LOG.warnf(e, "import %s/%s broke off: %s", theatre, asked.id(), e.getMessage());
            run.end(State.FAILED, "it broke off; sent again, it goes on from there");
            throw e;
        }
    }

    /** What stands in the journal by now is to be seen, so that a row is not taken for new. */
    private void awaitEnd(String theatre) {
        int partition = journal.partition(theatre);
        try {
            long end = journal.end(partition).toCompletableFuture().get(10, TimeUnit.SECONDS);
            progress.reached(new Position(partition, end - 1)).get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | CancellationException e) {
            throw Problem.Type.UNAVAILABLE
                    .with("the read models are behind the journal")
                    .exception();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.Type.UNAVAILABLE.with("interrupted").exception();
        }
    }
}
