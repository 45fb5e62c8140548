package io.frontlog.feed;

import io.frontlog.projecting.Cursor;
import io.frontlog.projecting.Messages;
import io.vertx.core.Vertx;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Answers with a stream: the body is written by a {@link Reader}, for as long as it is read. */
@Provider
class StreamWriter implements ServerMessageBodyWriter<StreamWriter.Begun> {

    /**
     * A stream that may begin.
     *
     * @param start behind which it begins
     * @param filter as it is now
     */
    record Begun(int partition, Cursor start, Filter filter) {}

    private final Windows windows;
    private final Messages messages;
    private final Places places;
    private final FeedConfig config;
    private final Vertx vertx;

    StreamWriter(Windows windows, Messages messages, Places places, FeedConfig config, Vertx vertx) {
        this.windows = windows;
        this.messages = messages;
        this.places = places;
        this.config = config;
        this.vertx = vertx;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
        return type == Begun.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Begun.class;
    }

    @Override
    public void writeResponse(Begun begun, Type genericType, ServerRequestContext request) {
        new Reader(begun, (ResteasyReactiveRequestContext) request, windows, messages, places, config, vertx).begin();
    }

    @Override
    public void writeTo(
            Begun begun,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("a stream is written as it is read");
    }
}
