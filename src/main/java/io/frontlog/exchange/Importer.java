package io.frontlog.exchange;

import io.frontlog.catalogue.Catalogue;
import io.frontlog.catalogue.References;
import io.frontlog.exchange.Import.State;
import io.frontlog.http.Problem;
import io.frontlog.intake.Filing;
import io.frontlog.projecting.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.LocalDate;
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
    private final References references;
    private final Filing filing;
    private final Imports imports;
    private final Kept kept;
    private final Progress progress;
    private final ExchangeConfig config;

    Importer(
            Catalogue catalogue,
            References references,
            Filing filing,
            Imports imports,
            Kept kept,
            Progress progress,
            ExchangeConfig config) {
        this.catalogue = catalogue;
        this.references = references;
        this.filing = filing;
        this.imports = imports;
        this.kept = kept;
        this.progress = progress;
        this.config = config;
    }

    /**
     * @throws io.frontlog.http.ProblemException if one of that id is running, or the file is not what it is said to be: what
     *     was read before the point at which that shows stands
     */
    void take(Asked asked, InputStream body) {
        String theatre = asked.terms().theatre();
        references.behindTheEnd(theatre).await().indefinitely(); // or a row is taken for new; it ends by itself
        var gazetteer = new Gazetteer(catalogue.at(theatre, Long.MAX_VALUE));
        if (!imports.begin(theatre, asked.id(), asked.format(), asked.version(), asked.whole(), asked.length()))
            throw Problem.Type.NOT_LIVE.with("an import of that id is running").exception();
        var run = new ImportRun(asked, filing, imports, kept, gazetteer, progress, config, body);
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
}
