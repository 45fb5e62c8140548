package io.frontlog.catalogue;

import io.frontlog.event.Theatre;
import io.frontlog.journal.Json;
import io.frontlog.rule.Parties;
import io.smallrye.mutiny.Uni;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hibernate.reactive.mutiny.Mutiny;

/** Who stood on whose side, and which days were civil, at every offset that a read sees; of one thread. */
public final class SidesInTime {
    private static final String ALL = "from CatalogueRow c where c.theatre = :theatre and c.kind <> 'place'";

    private final List<CatalogueRow> versions;
    private final Map<Long, Parties> parties = new HashMap<>();
    private final Map<Long, ZoneId> zones = new HashMap<>();

    private SidesInTime(List<CatalogueRow> versions) {
        this.versions = versions;
    }

    public static Uni<SidesInTime> of(String theatre, Mutiny.StatelessSession session) {
        return session.createSelectionQuery(ALL, CatalogueRow.class)
                .setParameter("theatre", theatre)
                .getResultList()
                .map(SidesInTime::new);
    }

    public Parties parties(long offset) {
        return parties.computeIfAbsent(
                offset,
                o -> Sides.of(versions.stream()
                        .filter(row -> !row.kind.equals("theatre") && isAt(row, o))
                        .toList()));
    }

    /** UTC before the theatre was recorded. */
    public ZoneId zone(long offset) {
        return zones.computeIfAbsent(offset, this::zoneAt);
    }

    private ZoneId zoneAt(long offset) {
        for (CatalogueRow row : versions) {
            if (row.kind.equals("theatre") && isAt(row, offset))
                return Json.read(row.doc, Theatre.class).timeZone();
        }
        return ZoneOffset.UTC;
    }

    /** The offsets behind one, up to another, at which something was recorded or revised. */
    public SortedSet<Long> changes(long from, long to) {
        var offsets = new TreeSet<Long>();
        versions.forEach(row -> offsets.add(row.knownFrom));
        return offsets.subSet(from + 1, to + 1);
    }

    private static boolean isAt(CatalogueRow row, long offset) {
        return row.knownFrom <= offset && (row.knownTo == null || row.knownTo > offset);
    }
}
