package io.frontlog.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.catalogue.Outline;
import io.frontlog.http.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What its schema cannot say of a theatre's outline: positions, rings that close, and a whole that bounds an area. */
final class OutlineChecks {
    private static final String COORDINATES = "/outline/coordinates";
    private static final int MOST_POSITIONS = 20_000;

    /** Coordinates of the wrong depth are wrong in every position. */
    private static final int MOST_ERRORS = 100;

    private final List<FieldError> errors = new ArrayList<>();
    private int positions;

    private OutlineChecks() {}

    /**
     * The first hundred wrong places.
     *
     * @param outline sound by its schema
     */
    static List<FieldError> errors(JsonNode outline) {
        var checks = new OutlineChecks();
        JsonNode coordinates = outline.path("coordinates");
        if (outline.path("type").asText().equals("Polygon")) checks.polygon(COORDINATES, coordinates);
        else checks.each(COORDINATES, coordinates, checks::polygon);
        if (checks.positions > MOST_POSITIONS) checks.error(COORDINATES, "has more than 20,000 positions");
        if (checks.errors.isEmpty()) {
            String fault = Outline.fault(outline);
            if (fault != null) checks.error(COORDINATES, "bounds no area: " + fault);
        }
        return checks.errors;
    }

    private void polygon(String pointer, JsonNode rings) {
        if (rings.isArray() && !rings.isEmpty()) each(pointer, rings, this::ring);
        else error(pointer, "is not a polygon: an array of rings, the outer one first");
    }

    private void ring(String pointer, JsonNode ring) {
        if (!ring.isArray() || ring.size() < 4) {
            error(pointer, "is not a ring: an array of four positions or more");
            return;
        }
        int before = errors.size();
        each(pointer, ring, this::position);
        if (errors.size() == before && !isSame(ring.get(0), ring.get(ring.size() - 1))) {
            error(pointer, "is not closed: it should end with the position that it begins with");
        }
    }

    private void position(String pointer, JsonNode position) {
        positions++;
        boolean isPair = position.isArray() && position.size() == 2;
        if (!isPair || !isWithin(position.get(0), 180) || !isWithin(position.get(1), 90)) {
            error(pointer, "is not a position: [longitude, latitude] in degrees");
        }
    }

    private void each(String pointer, JsonNode array, BiConsumer<String, JsonNode> check) {
        for (int i = 0; i < array.size() && positions <= MOST_POSITIONS; i++) {
            check.accept(pointer + "/" + i, array.get(i));
        }
    }

    private void error(String pointer, String detail) {
        if (errors.size() < MOST_ERRORS) errors.add(new FieldError(pointer, detail));
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.get(0).doubleValue() == other.get(0).doubleValue()
                && one.get(1).doubleValue() == other.get(1).doubleValue();
    }

    private static boolean isWithin(JsonNode degrees, int most) {
        return degrees.isNumber() && Math.abs(degrees.doubleValue()) <= most;
    }
}
