package io.frontlog.http;

import io.frontlog.http.Problem.FieldError;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
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
        MultivaluedMap<String, String> parameters = request.getUriInfo().getQueryParameters();
        if (parameters.isEmpty()) return;
        Set<String> known = taken.computeIfAbsent(resource.getResourceClass(), c -> new ConcurrentHashMap<>())
                .computeIfAbsent(resource.getResourceMethod().toGenericString(), m -> names(resource));
        List<FieldError> errors = parameters.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(given -> error(given.getKey(), given.getValue(), known))
                .toList();
        if (!errors.isEmpty())
            throw Problem.Type.MALFORMED.with(errors.size() + " wrong", errors).exception();
    }

    /** No id holds it, and PostgreSQL keeps none: a record that named one could not be applied. */
    @ServerRequestFilter
    void refuseNul(ContainerRequestContext request) {
        boolean nul = request.getUriInfo().getPathParameters().values().stream().anyMatch(UnknownParameters::holdsNul);
        if (nul)
            throw Problem.Type.NOT_FOUND
                    .with("no id holds the character U+0000")
                    .exception();
    }

    private static Stream<FieldError> error(String name, List<String> values, Set<String> known) {
        if (!known.contains(name)) return Stream.of(new FieldError(name, "is not a parameter of this path"));
        return holdsNul(values)
                ? Stream.of(new FieldError(name, "must not hold the character U+0000"))
                : Stream.empty();
    }

    private static boolean holdsNul(List<String> values) {
        return values.stream().anyMatch(value -> value.indexOf('\0') >= 0);
    }

    private static Set<String> names(ResourceInfo resource) {
        return Arrays.stream(resource.getResourceMethod().getParameters())
                .flatMap(UnknownParameters::names)
                .map(QueryParam::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<QueryParam> names(Parameter parameter) {
        Stream<? extends AnnotatedElement> named = parameter.isAnnotationPresent(BeanParam.class)
                ? Arrays.stream(parameter.getType().getDeclaredFields())
                : Stream.of(parameter);
        return named.flatMap(element -> Stream.ofNullable(element.getAnnotation(QueryParam.class)));
    }
}
