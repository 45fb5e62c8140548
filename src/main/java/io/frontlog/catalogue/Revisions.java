package io.frontlog.catalogue;

import io.frontlog.event.Actor;
import io.frontlog.event.Place;
import io.frontlog.event.Source;
import io.frontlog.event.Theatre;
import io.frontlog.projecting.Batch;
import io.frontlog.projecting.Batch.Applied;
import io.frontlog.projecting.Batch.CatalogueChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Which theatres a batch's revisions of the catalogue make anew: answers that follow from reports follow from these too. */
public final class Revisions {
    private Revisions() {}

    /** The theatres in which sides or civil days changed, each with the last event that did it. */
    public static Map<String, Applied> ofSides(Batch batch) {
        return theatres(batch, change -> matters(change, false));
    }

    /** The events after which sides or civil days are others, or a place lies elsewhere or is of another kind. */
    public static List<Applied> ofSidesAndPlaces(Batch batch) {
        return batch.catalogueChanges().stream()
                .filter(change -> matters(change, true))
                .map(CatalogueChange::by)
                .toList();
    }

    /** Those of theatres by which civil days are others, in the order of the events. */
    public static List<CatalogueChange> ofZones(Batch batch) {
        return batch.catalogueChanges().stream().filter(Revisions::isOtherZone).toList();
    }

    private static Map<String, Applied> theatres(Batch batch, Predicate<CatalogueChange> matters) {
        var theatres = new HashMap<String, Applied>();
        for (CatalogueChange change : batch.catalogueChanges()) {
            if (matters.test(change)) theatres.put(change.theatre(), change.by());
        }
        return theatres;
    }

    private static boolean matters(CatalogueChange change, boolean places) {
        if (change.before() instanceof Source before && change.after() instanceof Source after) {
            return before.kind() != after.kind() || !Objects.equals(before.affiliation(), after.affiliation());
        }
        if (change.before() instanceof Actor before && change.after() instanceof Actor after) {
            return !Objects.equals(before.partOf(), after.partOf());
        }
        if (change.before() instanceof Place before && change.after() instanceof Place after) {
            return places
                    && (before.kind() != after.kind()
                            || !Objects.equals(before.parent(), after.parent())
                            || !Objects.equals(before.lat(), after.lat())
                            || !Objects.equals(before.lon(), after.lon()));
        }
        return isOtherZone(change);
    }

    private static boolean isOtherZone(CatalogueChange change) {
        return change.before() instanceof Theatre before
                && change.after() instanceof Theatre after
                && !before.timeZone().equals(after.timeZone());
    }
}
