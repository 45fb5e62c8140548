package io.frontlog.rule;

import io.frontlog.event.Claim;
import io.frontlog.event.Claim.Relation.Bond;
import io.frontlog.event.Claimant;
import io.frontlog.event.Moment;
import io.frontlog.event.Report;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.Vocabulary;
import io.frontlog.event.When;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reports of relations, a line each: {@code sohr: sna allied_with hts @2024-11-27 until 2024-12-08 fair}. */
final class RelationReport {
    private RelationReport() {}

    static List<Report> reports(String... lines) {
        return Stream.of(lines).map(RelationReport::said).toList();
    }

    /**
     * Reads {@code [id/]claimant: [denies|expects] from relation to @moment [until moment] [verdict] [interest]}; without
     * an id, the claimant is the id.
     */
    static Report said(String line) {
        String[] halves = line.split(": ", 2);
        String who = halves[0].substring(halves[0].indexOf('/') + 1);
        String id = halves[0].contains("/") ? halves[0].substring(0, halves[0].indexOf('/')) : who;
        Stance stance = halves[1].startsWith("denies ")
                ? Stance.DENIES
                : halves[1].startsWith("expects ") ? Stance.ANTICIPATES : Stance.AFFIRMS;
        List<String> words =
                Arrays.asList(halves[1].replaceFirst("^(denies|expects) ", "").split(" "));
        int until = words.indexOf("until");
        Verdict verdict = Verdict.UNASSESSED;
        Interest interest = null;
        for (String word : words.subList(until < 0 ? 4 : until + 2, words.size())) {
            if (has(Verdict.class, word)) verdict = Vocabulary.read(Verdict.class, word);
            else interest = Vocabulary.read(Interest.class, word);
        }
        return report(
                id,
                Syria.ACTORS.contains(who) ? Claimant.actor(who) : Claimant.source(who),
                stance,
                interest,
                verdict,
                Moment.parse(words.get(3).substring(1)),
                new Claim.Relation(
                        words.get(0),
                        words.get(2),
                        Vocabulary.read(Bond.class, words.get(1)),
                        until < 0 ? null : Moment.parse(words.get(until + 1))));
    }

    static Report report(
            String id,
            Claimant claimant,
            Stance stance,
            Interest interest,
            Verdict verdict,
            Moment from,
            Claim.Relation claim) {
        return new Report(
                id,
                "syria",
                new When(from, null, When.Precision.DAY),
                "publisher",
                null,
                null,
                claimant,
                stance,
                interest,
                verdict,
                List.of(),
                List.of(),
                id,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                claim);
    }

    /** The same claim by the same claimant, under another id. */
    static Report relayed(Report report, String id) {
        return with(report, id, (Claim.Relation) report.claim());
    }

    static Report with(Report report, String id, Claim.Relation claim) {
        return report(
                id,
                report.claimant(),
                report.stance(),
                report.interest(),
                report.verdict(),
                report.when().from(),
                claim);
    }

    private static <E extends Enum<E>> boolean has(Class<E> vocabulary, String word) {
        return Arrays.stream(vocabulary.getEnumConstants())
                .anyMatch(constant -> Vocabulary.word(constant).equals(word));
    }
}
