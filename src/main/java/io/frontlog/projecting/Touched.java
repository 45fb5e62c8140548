package io.frontlog.projecting;

import io.frontlog.projecting.Batch.Applied;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What a batch makes anew in one read model: ids by theatre, sorted, each with the last event that concerns it. */
public final class Touched {
    private final Map<String, SortedMap<String, Applied>> theatres = new TreeMap<>();

    public void touch(Applied by, String id) {
        theatres.computeIfAbsent(by.theatre(), theatre -> new TreeMap<>()).merge(id, by, Applied::later);
    }

    /** Each theatre, with its ids. */
    public void forEach(BiConsumer<String, SortedMap<String, Applied>> theatre) {
        theatres.forEach(theatre);
    }
}
