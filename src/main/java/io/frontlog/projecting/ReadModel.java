package io.frontlog.projecting;

import io.frontlog.journal.Topic;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A read model, as it is told from what it was.
 *
 * @param version raised whenever the same events make other rows: then it is rebuilt
 * @param topic where its rows are published, if they are
 * @param rows queries of all that it says of the theatre {@code $1}: in one column each row as a JSON array, in the order of
 *     keys; without anything that depends on how the journal was cut into batches
 */
public record ReadModel(String name, int version, @Nullable Topic topic, List<String> rows) {
    /** Where a row that is published stands depends on the batch that wrote it. */
    private static final String PUBLISHED =
            """
            select json_build_array(id, doc)::text from read_row
             where theatre = $1 and model = '%s' and doc is not null order by id
            """;

    public static ReadModel of(String name, int version, String... rows) {
        return new ReadModel(name, version, null, List.of(rows));
    }

    /** One whose rows are published under its name. */
    public static ReadModel published(Topic topic, int version, String... rows) {
        return new ReadModel(
                topic.title(),
                version,
                topic,
                Stream.concat(Stream.of(rows), Stream.of(PUBLISHED.formatted(topic.title())))
                        .toList());
    }
}
