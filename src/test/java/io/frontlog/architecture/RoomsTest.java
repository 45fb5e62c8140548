package io.frontlog.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of rooms: which package may use which of ours, and which frameworks. */
class RoomsTest {
    /** What the read models may use; not each other. */
    private static final Set<String> READ_MODEL = Set.of("event", "rule", "journal", "projecting", "http", "catalogue");

    /** Reports weigh with those of the incidents that were merged with theirs. */
    private static final Set<String> OF_INCIDENTS =
            Set.of("event", "rule", "journal", "projecting", "http", "catalogue", "incidents");

    /** What the answers may use that are made of the rows of incidents or reports; not each other. */
    private static final Set<String> ANSWER =
            Set.of("event", "rule", "journal", "projecting", "http", "catalogue", "incidents", "reports");

    /** What each room may use, of ours. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            entry("event", Set.of()),
            entry("rule", Set.of("event")),
            entry("journal", Set.of("event")),
            entry("projecting", Set.of("event", "rule", "journal")),
            entry("http", Set.of("event", "journal", "projecting")),
            entry("catalogue", Set.of("event", "rule", "journal", "projecting", "http")),
            entry("intake", Set.of("event", "rule", "journal", "projecting", "http", "catalogue")),
            entry("control", READ_MODEL),
            entry("incidents", READ_MODEL),
            entry("reports", OF_INCIDENTS),
            entry("casualties", ANSWER),
            entry("displacement", ANSWER),
            entry("precedents", ANSWER),
            entry("statements", ANSWER),
            entry("timeline", ANSWER),
            entry("relations", READ_MODEL),
            entry("feed", Set.of("event", "journal", "projecting", "http", "catalogue")),
            entry("admin", Set.of("journal", "projecting", "http", "catalogue")),
            entry(
                    "exchange",
                    Set.of(
                            "event",
                            "journal",
                            "projecting",
                            "http",
                            "catalogue",
                            "incidents",
                            "reports",
                            "intake",
                            "dataset")),
            entry("dataset", Set.of("event", "journal")),
            entry("embedded", Set.of()),
            entry("cli", Set.of()));

    private static final String[] KAFKA = {"org.apache.kafka..", "kafka.."};
    private static final String[] CLOUD_EVENTS = {"io.cloudevents.."};
    private static final String[] SQL = {
        "org.hibernate..", "jakarta.persistence..", "io.vertx.sqlclient..", "io.vertx.pgclient..", "io.vertx.mutiny.."
    };
    private static final String[] GEOMETRY = {"org.locationtech.jts.."};
    private static final String[] COMMAND_LINE = {"picocli..", "me.tongfei.progressbar.."};
    private static final String[] JAX_RS = {"jakarta.ws.rs..", "org.jboss.resteasy.."};

    /** Without the yardsticks of {@code src/bench}, which are no part of the service. */
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/io/frontlog/bench/"))
            .importPackages("io.frontlog");

    static Set<String> rooms() {
        return ROOMS.keySet();
    }

    @Test
    void every_package_is_a_room() {
        assertThat(OURS.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals("io.frontlog"))
                        .collect(toSet()))
                .isEqualTo(rooms().stream().map(RoomsTest::name).collect(toSet()));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_uses_of_ours_what_the_table_allows(String room) {
        String[] allowed = Stream.concat(Stream.of(room), ROOMS.get(room).stream())
                .map(RoomsTest::name)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(name(room))
                .should()
                .dependOnClassesThat(resideInAPackage("io.frontlog..")
                        .and(describe("is in none of " + ROOMS.get(room), c -> !resideInAnyPackage(allowed)
                                .test(c))))
                .check(OURS);
    }

    @Test
    void rooms_form_no_circle() {
        slices().matching("io.frontlog.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void events_and_rules_know_no_framework() {
        classes()
                .that()
                .resideInAnyPackage(name("event"), name("rule"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations..", name("event"), name("rule"))
                .check(OURS);
    }

    @Test
    void rules_know_neither_clock_nor_outside_world() {
        noClasses()
                .that()
                .resideInAnyPackage(name("event"), name("rule"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.sql..", "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethod("java.time.Instant", "now")
                .orShould()
                .callMethod("java.time.LocalDate", "now")
                .check(OURS);
    }

    @Test
    void kafka_is_spoken_where_the_log_is_written_read_and_run() {
        only(KAFKA, "journal", "projecting", "embedded");
        only(CLOUD_EVENTS, "journal", "projecting", "feed");
    }

    @Test
    void the_database_is_spoken_to_where_rows_are() {
        noClasses()
                .that(describe(
                        "hold no rows",
                        c -> !in(
                                        c,
                                        "projecting",
                                        "catalogue",
                                        "control",
                                        "incidents",
                                        "reports",
                                        "precedents",
                                        "statements",
                                        "relations",
                                        "exchange")
                                && !c.getFullName().equals("io.frontlog.http.Databases")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL)
                .check(OURS);
        only(new String[] {"java.sql..", "org.postgresql.."}, "embedded");
    }

    @Test
    void http_is_spoken_where_there_are_paths() {
        only(
                JAX_RS,
                "http",
                "intake",
                "catalogue",
                "control",
                "incidents",
                "reports",
                "casualties",
                "displacement",
                "precedents",
                "statements",
                "relations",
                "timeline",
                "feed",
                "exchange",
                "admin");
    }

    @Test
    void geometry_is_done_where_outlines_are_kept_and_divided() {
        only(GEOMETRY, "catalogue", "control");
    }

    @Test
    void commands_are_understood_at_the_command_line() {
        only(COMMAND_LINE, "cli");
    }

    @Test
    void the_embedded_servers_are_known_to_main_alone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(name("embedded"))
                .and()
                .doNotHaveFullyQualifiedName("io.frontlog.Main")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(name("embedded"), "io.zonky..", "kafka..")
                .check(OURS);
    }

    @Test
    void every_package_says_where_null_may_be() {
        Map<String, Boolean> marked = OURS.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .collect(toMap(p -> p.getName(), p -> p.isAnnotatedWith(NullMarked.class)));

        assertThat(marked)
                .isNotEmpty()
                .allSatisfy((name, isMarked) -> assertThat(isMarked).as(name).isTrue());
    }

    private static void only(String[] packages, String... rooms) {
        noClasses()
                .that(describe("are in none of " + String.join(", ", rooms), c -> !in(c, rooms)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(OURS);
    }

    private static boolean in(JavaClass type, String... rooms) {
        return Stream.of(rooms).map(RoomsTest::name).anyMatch(type.getPackageName()::equals);
    }

    private static String name(String room) {
        return "io.frontlog." + room;
    }
}
