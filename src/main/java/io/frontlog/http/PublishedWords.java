package io.frontlog.http;

import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Publishes the words of closed vocabularies as answers write them: in lower case. */
public class PublishedWords implements OASFilter {
    @Override
    public Schema filterSchema(Schema schema) {
        List<Object> words = schema.getEnumeration();
        if (words != null) {
            schema.setEnumeration(words.stream()
                    .map(word -> word instanceof String text ? (Object) text.toLowerCase(Locale.ROOT) : word)
                    .toList());
        }
        return schema;
    }
}
