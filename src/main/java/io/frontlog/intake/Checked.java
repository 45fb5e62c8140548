package io.frontlog.intake;

import io.frontlog.catalogue.References;
import io.frontlog.event.Subject;
import io.frontlog.http.Problem;
import io.frontlog.http.Problem.FieldError;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The last check before the journal: what a body names must be known. */
@ApplicationScoped
class Checked {
    private final References references;

    Checked(References references) {
        this.references = references;
    }

    /**
     * Passes if nothing is wrong.
     *
     * @param errors what is wrong already
     * @return failed with a problem that names every wrong field, an unknown reference with its nearest known ids
     */
    Uni<Void> references(String theatre, List<Reference> named, List<FieldError> errors) {
        Subject stage = new Subject(Subject.Kind.THEATRE, theatre);
        List<Subject> subjects = Stream.concat(Stream.of(stage), named.stream().map(Reference::subject))
                .distinct()
                .toList();
        return references.unknown(theatre, subjects).chain(unknown -> {
            if (unknown.contains(stage)) {
                throw Problem.Type.NOT_FOUND.with("theatre/" + theatre).exception();
            }
            if (unknown.isEmpty() && errors.isEmpty()) return Uni.createFrom().voidItem();
            List<Reference> wrong =
                    named.stream().filter(r -> unknown.contains(r.subject())).toList();
            return Multi.createFrom()
                    .iterable(wrong)
                    .onItem()
                    .transformToUniAndConcatenate(reference -> references
                            .nearest(theatre, reference.subject())
                            .map(nearest ->
                                    new FieldError(reference.pointer(), "unknown " + reference.subject(), nearest)))
                    .collect()
                    .asList()
                    .map(found -> {
                        throw invalid(errors, found);
                    });
        });
    }

    private static RuntimeException invalid(List<FieldError> errors, List<FieldError> unknown) {
        var all = new ArrayList<>(errors);
        unknown.stream()
                .filter(e -> errors.stream().noneMatch(known -> known.pointer().equals(e.pointer())))
                .forEach(all::add);
        all.sort(Comparator.comparing(FieldError::pointer));
        return Problem.Type.INVALID.with(all.size() + " wrong", all).exception();
    }
}
