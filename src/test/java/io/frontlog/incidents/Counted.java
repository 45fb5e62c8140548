package io.frontlog.incidents;

import io.frontlog.Syria;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** An answer to a count, its rows read as lines. */
record Counted(JsonPath answer) {

    static Counted in(Syria syria, String query) {
        return new Counted(syria.get("/incident-counts?kind=strike&" + query));
    }

    /** The fields of each row with spaces between, {@code -} for null. */
    List<String> rows(String fields) {
        List<Map<String, Object>> rows = answer.getList("rows");
        var lines = new ArrayList<String>();
        rows.forEach(row -> lines.add(Arrays.stream(fields.split(" "))
                .map(field -> Objects.toString(row.get(field), "-"))
                .collect(Collectors.joining(" "))));
        return lines;
    }

    int unallocated() {
        return answer.getInt("unallocated");
    }

    int undated() {
        return answer.getInt("undated");
    }
}
