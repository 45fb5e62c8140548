package io.frontlog.http;

import io.frontlog.http.Problem.FieldError;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** A query parameter that a path does not take is refused: a misspelt filter must not look like an answer. */
class UnknownParameters {
    private final Map<Class<?>, Map<String, Set<String>>> taken = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void refuse(ContainerRequestContext request, ResourceInfo resource) {
        Set<String> given = request.getUriInfo().getQueryParameters().keySet();
        if (given.isEmpty()) return;
        Set<String> known = taken.computeIfAbsent(resource.getResourceClass(), c -> new ConcurrentHashMap<>())
                .computeIfAbsent(resource.getResourceMethod().toGenericString(), m -> names(resource));
        List<FieldError> errors = given.stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .map(name -> new FieldError(name, "is not a parameter of this path"))
                .toList();
        if (!errors.isEmpty())
            throw Problem.Type.MALFORMED.with(errors.size() + " wrong", errors).exception();
    }

    private static Set<String> names(ResourceInfo resource) {
        return Arrays.stream(resource.getResourceMethod().getParameters())
                .flatMap(UnknownParameters::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> name(Parameter parameter) {
        QueryParam query = parameter.getAnnotation(QueryParam.class);
        return query == null ? Stream.empty() : Stream.of(query.value());
    }
}
