package io.frontlog.rule;

import io.frontlog.event.Claim.Control.Change;
import io.frontlog.event.Claim.Control.Extent;
import io.frontlog.event.Claimant;
import io.frontlog.event.Moment;
import io.frontlog.event.Report.Interest;
import io.frontlog.event.Report.Stance;
import io.frontlog.event.Report.Verdict;
import io.frontlog.event.Source;
import io.frontlog.event.Source.Kind;
import io.frontlog.event.Vocabulary;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parties of the worked cases, and a way to write evidence down: {@code sohr: hts captured most @2024-11-30 fair}. */
final class Syria {
    static final ZoneId DAMASCUS = ZoneId.of("Asia/Damascus");
    static final Instant LATER = Instant.parse("2024-12-31T00:00:00Z");
    static final Set<String> ACTORS = Set.of("gov", "army", "division", "hts", "brigade", "battalion", "sna", "sdf");
    static final Parties PARTIES = new Parties(
            Map.of("army", "gov", "division", "army", "brigade", "hts", "battalion", "hts"),
            Stream.of(
                            source("mint", Kind.MEDIA, null),
                            source("ap", Kind.MEDIA, null),
                            source("sohr", Kind.MONITOR, null),
                            source("un", Kind.UN, null),
                            source("someone", Kind.SOCIAL, null),
                            source("statetv", Kind.STATE_MEDIA, "gov"),
                            source("amaq", Kind.PARTY, "hts"),
                            source("enab", Kind.MEDIA, "sna"))
                    .collect(Collectors.toMap(Source::id, Function.identity())));

    /** What everything starts from: the government held all of it. */
    static final String BASELINE = "base/mint: gov retained all @2024-11-26 fair";

    private Syria() {}

    static Control balanced(String... said) {
        return fold(Policy.BALANCED, said);
    }

    static Control fold(Policy policy, String... said) {
        return ControlRule.fold(evidence(said), PARTIES, policy, LATER);
    }

    static List<ControlEvidence> evidence(String... said) {
        return Arrays.stream(said).map(Syria::said).toList();
    }

    /**
     * Reads {@code [id/]claimant: [denies|expects] actor change extent @moment [verdict] [interest]}; without an id, the
     * claimant is the id.
     */
    static ControlEvidence said(String text) {
        String[] halves = text.split(": ", 2);
        String who = halves[0].substring(halves[0].indexOf('/') + 1);
        String id = halves[0].contains("/") ? halves[0].substring(0, halves[0].indexOf('/')) : who;
        Stance stance = halves[1].startsWith("denies ")
                ? Stance.DENIES
                : halves[1].startsWith("expects ") ? Stance.ANTICIPATES : Stance.AFFIRMS;
        String[] words = halves[1].replaceFirst("^(denies|expects) ", "").split(" ");
        Moment from = Moment.parse(words[3].substring(1));
        Verdict verdict = Verdict.UNASSESSED;
        Interest interest = null;
        for (String word : Arrays.copyOfRange(words, 4, words.length)) {
            if (has(Verdict.class, word)) verdict = Vocabulary.read(Verdict.class, word);
            else interest = Vocabulary.read(Interest.class, word);
        }
        return new ControlEvidence(
                id,
                ACTORS.contains(who) ? Claimant.actor(who) : Claimant.source(who),
                from,
                from.start(DAMASCUS),
                stance,
                interest,
                verdict,
                words[0],
                Vocabulary.read(Change.class, words[1]),
                Vocabulary.read(Extent.class, words[2]));
    }

    private static Source source(String id, Kind kind, String affiliation) {
        return new Source(id, kind, id, affiliation, null);
    }

    private static <E extends Enum<E>> boolean has(Class<E> vocabulary, String word) {
        return Arrays.stream(vocabulary.getEnumConstants())
                .anyMatch(constant -> Vocabulary.word(constant).equals(word));
    }
}
