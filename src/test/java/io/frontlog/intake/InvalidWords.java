package io.frontlog.intake;

import static io.frontlog.intake.InvalidHappenings.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Relations, statements, measures and developments with one thing wrong each. */
final class InvalidWords {
    private static final String LONG = "x".repeat(20_001);

    private InvalidWords() {}

    static Stream<Invalid> all() {
        return Stream.of(relations(), statements(), measures(), developments()).flatMap(List::stream);
    }

    private static List<Invalid> relations() {
        return new Invalid.Table(
                        "POST", "/reports", report("relation", "from", "russia", "to", "gov", "relation", "backs"))
                .without("from")
                .without("to")
                .without("relation")
                .with("unknown word", "/relation", "relation", "befriends")
                .with("with a space", "/relation", "relation", "allied with")
                .with("unknown actor", "/from", "from", "nobody")
                .with("a place for an actor", "/from", "from", "syria")
                .with("unknown actor", "/to", "to", "nobody")
                .with("a place for an actor", "/to", "to", "aleppo")
                .with("no id", "/to", "to", "The Government")
                .with("to itself", "/to", "to", "russia")
                .with("until before from", "/until", "until", "2024-11-29")
                .with(
                        "until before from by the clock",
                        "/until",
                        "when",
                        Map.of("from", "2024-11-30T12:00:00Z"),
                        "until",
                        "2024-11-30T14:00:00+03:00")
                .with("no such day", "/until", "until", "2024-11-31")
                .with("no offset", "/until", "until", "2024-12-30T12:00:00")
                .with("another form", "/until", "until", "December")
                .with("a span", "/until", "until", Map.of("from", "2024-12-01"))
                .with("a movement's field", "/toward", "toward", "aleppo")
                .rows();
    }

    private static List<Invalid> statements() {
        var sound = report("statement", "speaker", "russia", "act", "claims", "proposition", "It struck nothing");
        return new Invalid.Table("POST", "/reports", sound)
                .without("speaker")
                .without("act")
                .without("proposition")
                .with("unknown word", "/act", "act", "says")
                .with("with a space", "/act", "act", "calls for")
                .with("unknown actor", "/speaker", "speaker", "nobody")
                .with("a source for an actor", "/speaker", "speaker", "mint")
                .with("two speakers", "/speaker", "speaker", List.of("russia", "gov"))
                .with("empty", "/proposition", "proposition", "")
                .with("long", "/proposition", "proposition", LONG)
                .with("U+0000", "/proposition", "proposition", "a\0b")
                .with("unknown report", "/about", "about", "nothing")
                .with("a place", "/about", "about", "aleppo")
                .with("no id", "/about", "about", "The Strikes")
                .with("U+0000", "/about", "about", "a\0b")
                .with("a development's field", "/text", "text", "It struck nothing")
                .rows();
    }

    private static List<Invalid> measures() {
        var sound = report("measure", "measure", "territory_share", "value", 0.7, "unit", "share");
        return new Invalid.Table("POST", "/reports", sound)
                .without("measure")
                .without("value")
                .without("unit")
                .with("in upper case", "/measure", "measure", "Territory_Share")
                .with("with a space", "/measure", "measure", "territory share")
                .with("empty", "/measure", "measure", "")
                .with("long", "/measure", "measure", "x".repeat(101))
                .with("a text for a number", "/value", "value", "0.7")
                .with("a share in words", "/value", "value", List.of(0.7))
                .with("beyond all measure", "/value", "value", new BigDecimal("1e400"))
                .with(
                        "beyond all measure, written out",
                        "/value",
                        "value",
                        BigInteger.TEN.pow(400).negate())
                .with("empty", "/unit", "unit", "")
                .with("long", "/unit", "unit", "x".repeat(201))
                .with("a number for a unit", "/unit", "unit", 100)
                .with("a word for yes", "/approx", "approx", "yes")
                .with("a number for yes", "/approx", "approx", 1)
                .with("unknown actor", "/actor", "actor", "nobody")
                .with("a place for an actor", "/actor", "actor", "idlib")
                .with("an estimate's field", "/best", "best", 0.7)
                .rows();
    }

    private static List<Invalid> developments() {
        var sound = report("development", "category", "agreement", "text", "A truce for the wounded");
        return new Invalid.Table("POST", "/reports", sound)
                .without("category")
                .without("text")
                .with("unknown word", "/category", "category", "truce")
                .with("in upper case", "/category", "category", "OTHER")
                .with("empty", "/text", "text", "")
                .with("long", "/text", "text", LONG)
                .with("U+0000", "/text", "text", "\0")
                .with("a statement's field", "/proposition", "proposition", "A truce")
                .rows();
    }
}
