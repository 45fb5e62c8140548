package io.frontlog;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows a list from page to page, as its {@code Link} headers say. */
public final class Pages {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; ?rel=\"?next\"?");

    private Pages() {}

    /** What every page has at a path, in order; that the cursor in the body is the link's is checked on the way. */
    public static List<String> all(String url, String path) {
        var found = new ArrayList<String>();
        String next = url;
        while (next != null) {
            Response response = given().urlEncodingEnabled(false).get(next);
            response.then().statusCode(200);
            JsonPath page = response.jsonPath();
            found.addAll(page.getList(path, String.class));
            next = link(response);
            String cursor = page.getString("next");
            assertThat(next != null).isEqualTo(cursor != null);
            if (next != null) assertThat(next).contains("cursor=" + cursor);
        }
        return found;
    }

    private static String link(Response response) {
        String header = response.header("Link");
        if (header == null) return null;
        Matcher link = NEXT.matcher(header);
        assertThat(link.find()).as(header).isTrue();
        return link.group(1);
    }
}
