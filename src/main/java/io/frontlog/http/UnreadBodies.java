package io.frontlog.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Drops what still comes of a request that is answered already, as a refused file: many clients read no answer before all
 * is sent, and would wait for ever.
 */
@ApplicationScoped
class UnreadBodies {
    void register(@Observes Filters filters) {
        filters.register(UnreadBodies::dropWhenAnswered, 2000);
    }

    private static void dropWhenAnswered(RoutingContext exchange) {
        exchange.addEndHandler(ended -> drop(exchange.request()));
        exchange.next();
    }

    private static void drop(HttpServerRequest request) {
        if (!request.isEnded()) request.handler(null).resume();
    }
}
