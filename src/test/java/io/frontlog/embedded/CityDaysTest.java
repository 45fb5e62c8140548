package io.frontlog.embedded;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.frontlog.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's table of who held which city on which day is what the service answers. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class CityDaysTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- city-days -->\n";
    private static final String END = "<!-- /city-days -->";
    private static final List<String> CITIES = List.of("aleppo", "aleppo-airport", "hama", "homs", "damascus");

    @Test
    void the_readme_says_of_each_city_on_each_day_what_the_service_answers() throws IOException {
        LoadedScenario.load();
        String tables = List.of("permissive", "balanced", "cautious").stream()
                .map(CityDaysTest::table)
                .collect(Collectors.joining("\n"));
        String readme = Files.readString(README);
        if (Boolean.getBoolean("readme.write")) {
            readme = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length())
                    + tables
                    + readme.substring(readme.indexOf(END));
            Files.writeString(README, readme);
        }

        assertThat(readme.substring(readme.indexOf(BEGIN) + BEGIN.length(), readme.indexOf(END)))
                .as("Write it with ./mvnw test -Dtest=CityDaysTest -Dreadme.write=true")
                .isEqualTo(tables);
    }

    private static String table(String policy) {
        var table = new StringBuilder(
                "| " + policy + " | " + String.join(" | ", CITIES) + " |\n|---" + "|---".repeat(CITIES.size()) + "|\n");
        LocalDate last = LocalDate.of(2024, 12, 9);
        for (LocalDate day = LocalDate.of(2024, 11, 26); !day.isAfter(last); day = day.plusDays(1)) {
            table.append("| ").append(day);
            for (String city : CITIES) table.append(" | ").append(state(city, day, policy));
            table.append(" |\n");
        }
        return table.toString();
    }

    private static String state(String city, LocalDate day, String policy) {
        JsonPath answer = JsonPath.from(
                given().get("/v1/theatres/syria/places/" + city + "/control?validAt=" + day + "&policy=" + policy)
                        .asString());
        String status = answer.getString("status");
        String holder = answer.getString("holder");
        String dominant = answer.getString("dominant");
        if (status.equals("controlled")) return holder;
        return status + (holder == null ? "" : ", " + holder) + (dominant == null ? "" : ", dominant " + dominant);
    }
}
