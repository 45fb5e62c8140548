package io.frontlog.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.event.Moment;
import io.frontlog.http.Problem.FieldError;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a schema cannot say of a report: fields that must agree with each other. */
final class ReportChecks {
    private final JsonNode report;
    private final List<FieldError> errors = new ArrayList<>();

    private ReportChecks(JsonNode report) {
        this.report = report;
    }

    static List<FieldError> errors(JsonNode report) {
        var checks = new ReportChecks(report);
        checks.span();
        checks.moment("/publishedAt");
        checks.moment("/embargoUntil");
        checks.finite("/value");
        checks.until();
        if (report.path("kind").asText().equals("relation")) checks.distinct("/from", "/to");
        checks.distinct("/from", "/toward");
        checks.toll();
        if (!report.has("external")) checks.estimates();
        return checks.errors;
    }

    private void span() {
        Moment from = moment("/when/from");
        Moment to = moment("/when/to");
        if (from != null && to != null && isBefore(to, from)) {
            errors.add(new FieldError("/when/to", "is before /when/from"));
        }
        if (from instanceof Moment.Day
                && "instant".equals(report.at("/when/precision").asText())) {
            errors.add(new FieldError("/when/precision", "is instant, but /when/from is a day"));
        }
    }

    /** A relation holds from when it is reported. */
    private void until() {
        Moment until = moment("/until");
        JsonNode from = report.at("/when/from");
        if (until == null || !from.isTextual()) return;
        try {
            if (isBefore(until, Moment.parse(from.textValue()))) {
                errors.add(new FieldError("/until", "is before /when/from"));
            }
        } catch (DateTimeException e) {
            // complained of where the span is checked
        }
    }

    private void distinct(String pointer, String other) {
        JsonNode one = report.at(pointer);
        if (one.isTextual() && one.equals(report.at(other))) errors.add(new FieldError(other, "is that of " + pointer));
    }

    /** A toll belongs to no single incident: one that does is a report of that incident's own kind. */
    private void toll() {
        if (!report.path("kind").asText().equals("casualties") || !report.has("incident")) return;
        errors.add(new FieldError("/incident", "is not a field here: a toll belongs to no single incident"));
    }

    /** A day and an instant are told apart only by more than any offset can shift. */
    private static boolean isBefore(Moment to, Moment from) {
        return to.getClass().equals(from.getClass())
                ? to.end(ZoneOffset.UTC).isBefore(from.start(ZoneOffset.UTC))
                : to.end(ZoneOffset.MIN).isBefore(from.start(ZoneOffset.MAX));
    }

    private @Nullable Moment moment(String pointer) {
        JsonNode text = report.at(pointer);
        if (!text.isTextual()) return null;
        try {
            return Moment.parse(text.textValue());
        } catch (DateTimeException e) {
            errors.add(new FieldError(pointer, "is no date of the calendar, nor an instant with its offset"));
            return null;
        }
    }

    /** Beyond a double's range JSON's numbers read as infinite. */
    private void finite(String pointer) {
        JsonNode number = report.at(pointer);
        if (number.isNumber() && Double.isInfinite(number.doubleValue())) {
            errors.add(new FieldError(pointer, "is larger than any number that can be kept"));
        }
    }

    /** What a dataset gives is kept as it gives it, be its best number outside its own range. */
    private void estimates() {
        estimate("/strikes");
        estimate("/persons");
        for (int i = 0; i < report.path("casualties").size(); i++) estimate("/casualties/" + i);
    }

    private void estimate(String pointer) {
        JsonNode estimate = report.at(pointer);
        ascending(pointer, estimate, "low", "best");
        ascending(pointer, estimate, "best", "high");
        if (!estimate.hasNonNull("best")) ascending(pointer, estimate, "low", "high");
    }

    private void ascending(String pointer, JsonNode estimate, String lesser, String greater) {
        JsonNode low = estimate.path(lesser);
        JsonNode high = estimate.path(greater);
        if (low.isNumber() && high.isNumber() && low.doubleValue() > high.doubleValue()) {
            errors.add(new FieldError(pointer + "/" + greater, "is less than " + lesser));
        }
    }
}
