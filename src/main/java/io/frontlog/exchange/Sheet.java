package io.frontlog.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.frontlog.dataset.Told;
import java.io.IOException;
import java.io.OutputStream;

/** Reports one after the other, in one of the forms in which they are given out. */
interface Sheet {
    /** @param document the report as it is answered */
    void add(ObjectNode document, Told told) throws IOException;

    /** Writes what stands behind the last; not called of a sheet that broke off, so that nobody takes it for whole. */
    void end() throws IOException;

    /** Opens a sheet. */
    interface Opener {
        Sheet open(OutputStream out, Passed passed) throws IOException;
    }
}
