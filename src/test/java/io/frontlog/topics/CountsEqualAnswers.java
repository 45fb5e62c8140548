package io.frontlog.topics;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.event.Claim;
import io.frontlog.event.Vocabulary;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * {@code frontlog.incident-counts} has what is answered by region and day; and a region's days, with what no single day
 * holds, add up to what is answered for all time.
 */
final class CountsEqualAnswers {
    private static final List<String> LEVELS = List.of("country", "region", "district");
    private static final List<String> NUMBERS = List.of("low", "best", "high", "reports", "strikesUnknown");
    private static final List<String> ENDS = List.of("low", "best", "high");

    private final LastRows topic;
    private final Answered answered;
    private final Differences differences;

    CountsEqualAnswers(LastRows topic, Answered answered, Differences differences) {
        this.topic = topic;
        this.answered = answered;
        this.differences = differences;
    }

    void compare() throws IOException, InterruptedException {
        topic.rows().forEach((key, row) -> differences.compare("a count's key", key, cell(row) + "/" + kind(row)));
        for (Claim.Kind each : Claim.Kind.values()) {
            for (String level : LEVELS) compare(Vocabulary.word(each), level);
        }
    }

    private void compare(String kind, String level) throws IOException, InterruptedException {
        var days = new TreeMap<String, Object>();
        var datasets = new TreeMap<String, Set<String>>();
        var sums = new TreeMap<String, Map<String, Long>>();
        for (JsonNode row : topic.rows().values()) {
            if (!kind(row).equals(kind) || !row.path("level").asText().equals(level)) continue;
            sums.merge(row.path("region").asText(), numbers(row), CountsEqualAnswers::sum);
            if (!row.path("day").isTextual()) continue;
            days.put(cell(row), strikes(row) + " " + numbers(row));
            row.path("datasets").forEach(dataset -> add(datasets, row, dataset));
        }
        String what = "counts of " + kind + " by " + level;
        String ask = "/incident-counts?kind=" + kind + "&level=" + level + "&by=region";
        differences.compareAll(what, days, daysAnswered(ask + "&interval=day"));
        differences.compareAll(what, datasets, datasetsAnswered(ask + ",dataset&interval=day"));
        differences.compareAll(what, sums, sumsAnswered(ask));
    }

    private Map<String, Object> daysAnswered(String ask) throws IOException, InterruptedException {
        var days = new TreeMap<String, Object>();
        for (JsonNode row : answered.get(ask).path("rows")) days.put(cell(row), strikes(row) + " " + numbers(row));
        return days;
    }

    private Map<String, Set<String>> datasetsAnswered(String ask) throws IOException, InterruptedException {
        var datasets = new TreeMap<String, Set<String>>();
        for (JsonNode row : answered.get(ask).path("rows")) {
            if (row.path("dataset").isTextual()) add(datasets, row, row.path("dataset"));
        }
        return datasets;
    }

    private Map<String, Map<String, Long>> sumsAnswered(String ask) throws IOException, InterruptedException {
        var sums = new TreeMap<String, Map<String, Long>>();
        for (JsonNode row : answered.get(ask).path("rows"))
            sums.put(row.path("region").asText(), numbers(row));
        return sums;
    }

    private static void add(Map<String, Set<String>> datasets, JsonNode row, JsonNode dataset) {
        datasets.computeIfAbsent(cell(row), key -> new TreeSet<>()).add(dataset.asText());
    }

    /** Where and when, as in a key. */
    private static String cell(JsonNode row) {
        String day = row.path(row.has("day") ? "day" : "from").asText();
        return row.path("region").asText() + "/" + (day.equals("null") ? "undated" : day);
    }

    private static String kind(JsonNode row) {
        return row.path("kind").asText();
    }

    /** Which numbers of strikes nobody gave; the others are among the numbers. */
    private static String strikes(JsonNode row) {
        return ENDS.stream()
                .filter(end -> !row.path("strikes").path(end).isNumber())
                .collect(joining(", ", "without ", " of strikes"));
    }

    /** A number of strikes that nobody gave adds nothing. */
    private static Map<String, Long> numbers(JsonNode row) {
        var numbers = new TreeMap<String, Long>();
        for (String name : NUMBERS) numbers.put(name, row.path(name).asLong());
        for (String end : ENDS)
            numbers.put("strikes " + end, row.path("strikes").path(end).asLong());
        return numbers;
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        var sum = new TreeMap<>(one);
        other.forEach((name, number) -> sum.merge(name, number, Long::sum));
        return sum;
    }
}
