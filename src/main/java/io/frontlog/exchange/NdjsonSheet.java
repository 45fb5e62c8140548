package io.frontlog.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.dataset.Told;
import io.frontlog.journal.Json;
import java.io.IOException;
import java.io.OutputStream;

/** A report a line, as it is answered: nothing is lost. */
record NdjsonSheet(OutputStream out) implements Sheet {
    @Override
    public void add(ObjectNode document, Told told) throws IOException {
        out.write(Json.MAPPER.writeValueAsBytes(document));
        out.write('\n');
    }

    @Override
    public void end() {}
}
