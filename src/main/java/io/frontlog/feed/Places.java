package io.frontlog.feed;

import io.frontlog.catalogue.Known;
import io.frontlog.catalogue.Levels;
import io.frontlog.catalogue.Zones;
import io.frontlog.projecting.ReadModels;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What lies in the place of a filter, as it stands now. */
@ApplicationScoped
class Places {
    private final ReadModels readModels;
    private final Known known;

    Places(ReadModels readModels, Known known) {
        this.readModels = readModels;
        this.known = known;
    }

    /**
     * A filter brought up to date.
     *
     * @throws io.frontlog.http.ProblemException if the theatre or the place is not known
     */
    Uni<Filter> look(Filter filter) {
        String place = filter.place();
        return readModels.read(filter.theatre(), (session, snapshot) -> Zones.of(filter.theatre(), session)
                .chain(zone -> known.require(session, filter.theatre(), new Known.Named().place("place", place)))
                .chain(() -> place == null
                        ? Uni.createFrom().item(Set.<String>of())
                        : Levels.inside(filter.theatre(), place, session))
                .map(inside -> filter.with(inside, snapshot.position().offset())));
    }
}
