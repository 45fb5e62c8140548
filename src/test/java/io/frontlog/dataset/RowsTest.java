package io.frontlog.dataset;

import static io.frontlog.dataset.Tables.all;
import static io.frontlog.dataset.Tables.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {
    static final Dataset ANY = new Columns();

    @Test
    void a_row_has_its_values_in_the_order_of_the_columns_and_the_line_it_begins_on() throws Exception {
        Rows rows = open("id,name,empty\n7,\"two\nlines, \"\"quoted\"\"\",\n8,b,c\n", ANY);

        Row first = rows.next();
        assertThat(first.values())
                .containsExactly(entry("id", "7"), entry("name", "two\nlines, \"quoted\""), entry("empty", ""));
        assertThat(first.line()).isEqualTo(2);
        assertThat(rows.next().line()).isEqualTo(4);
        assertThat(rows.line()).isEqualTo(4);
        assertThat(rows.next()).isNull();
    }

    @Test
    void byte_order_mark_tags_and_empty_lines_are_no_data() throws Exception {
        assertThat(all(open("\uFEFFid,name\r\n#meta+id,#loc\r\n\r\n7,a\r\n", ANY)))
                .containsExactly(new Row(4, Map.of("id", "7", "name", "a")));
    }

    @Test
    void tags_are_only_below_the_header() throws Exception {
        assertThat(all(open("id,name\n7,a\n#8,#b\n", ANY))).hasSize(2);
    }

    @Test
    void a_row_of_another_length_is_wrong_and_the_next_is_read() throws Exception {
        Rows rows = open("id,name\n7\n8,b\n", ANY);

        assertThatThrownBy(rows::next).isInstanceOfSatisfying(WrongRow.class, e -> assertThat(e.wrong())
                .containsExactly(new WrongRow.Wrong("", "has 1 cells, but there are 2 columns")));
        assertThat(rows.line()).isEqualTo(2);
        assertThat(rows.next()).isEqualTo(new Row(3, Map.of("id", "8", "name", "b")));
    }

    @Test
    void a_header_alone_is_a_table_without_rows() throws Exception {
        assertThat(all(open("id,name", ANY))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "\uFEFF"})
    void an_empty_file_is_wrong(String file) {
        assertThatThrownBy(() -> open(file, ANY)).isInstanceOf(WrongFile.class).hasMessage("the file is empty");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '~',
            value = {"id;name!';'", "id|name!'|'", "id\tname!tabs"})
    void another_delimiter_is_named(String header, String delimiter) {
        assertThatThrownBy(() -> open(header + "\n1;2\n", ANY))
                .isInstanceOf(WrongFile.class)
                .hasMessage("line 1: the columns seem to be divided by " + delimiter + ", not by commas");
    }

    @Test
    void a_column_that_stands_there_twice_is_named() {
        assertThatThrownBy(() -> open("id,name,id\n", ANY))
                .isInstanceOf(WrongFile.class)
                .hasMessage("line 1: the column 'id' stands there twice");
    }

    @Test
    void the_dataset_is_asked_whether_the_columns_are_its_own() {
        assertThatThrownBy(() -> open("name\na\n", ANY))
                .isInstanceOf(WrongFile.class)
                .hasMessage("no id");
        assertThatThrownBy(() -> all(open("[{\"name\": 1}]", ANY)))
                .isInstanceOf(WrongFile.class)
                .hasMessage("no id");
    }

    @Test
    void a_quote_that_is_never_closed_breaks_the_file_off() throws Exception {
        Rows rows = open("id,name\n7,a\n8,\"b\n9,c\n", ANY);
        rows.next();

        assertBreaksOff(rows, "line 3: a quote is opened in this row and never closed");
    }

    @Test
    void a_closed_quote_at_the_very_end_is_none_of_that() throws Exception {
        assertThat(all(open("id,name\n7,\"a\"", ANY))).hasSize(1);
    }

    @Test
    void characters_behind_a_closing_quote_break_the_file_off() throws Exception {
        Rows rows = open("id,name\n7,a\n8,\"b\"c\n", ANY);
        rows.next();

        assertBreaksOff(rows, "behind line 2: Unexpected character after closing quote: 'c' (0x63)");
    }

    @Test
    void a_cell_beyond_the_limit_breaks_the_file_off_without_being_read_whole() throws Exception {
        InputStream endless = new InputStream() {
            private final byte[] start = "id,name\n7,a\n8,\"".getBytes(StandardCharsets.UTF_8);
            private long at;

            @Override
            public int read() {
                assertThat(at).as("characters read").isLessThan(10_000_000);
                return at < start.length ? start[(int) at++] : 'x' + (int) (at++ % 2);
            }
        };
        Rows rows = Rows.read(endless, ANY, Tables.LIMIT);
        rows.next();

        assertThatThrownBy(rows::next).isInstanceOf(WrongFile.class).hasMessageStartingWith("behind line 2: ");
    }

    @Test
    void ten_million_characters_in_one_cell_are_too_many_and_a_hundred_thousand_are_not() throws Exception {
        Rows small = open("id,name\n7," + "x".repeat(100_000) + "\n", ANY);
        Rows large = open("id,name\n7," + "x".repeat(10_000_000) + "\n", ANY);

        assertThat(all(small)).hasSize(1);
        assertThatThrownBy(large::next).isInstanceOf(WrongFile.class);
    }

    @Test
    void binary_breaks_off_on_its_line_and_what_stands_before_it_is_read() throws Exception {
        Rows rows = open("id,name\n7,a\n8,\0\n", ANY);

        assertThat(rows.next()).isNotNull();
        assertBreaksOff(rows, "line 3 is binary");
    }

    @Test
    void what_is_not_utf_8_breaks_off_on_its_line() throws Exception {
        Rows rows = open("id,name\n7,a\n8,Homs é\n".getBytes(StandardCharsets.ISO_8859_1), ANY);

        assertThat(rows.next()).isNotNull();
        assertBreaksOff(rows, "line 3 is not UTF-8 text");
    }

    @Test
    void a_character_cut_in_two_at_the_end_is_not_utf_8() throws Exception {
        byte[] whole = "id,name\n7,é".getBytes(StandardCharsets.UTF_8);

        assertBreaksOff(open(Arrays.copyOf(whole, whole.length - 1), ANY), "line 2 is not UTF-8 text");
    }

    @Test
    void compressed_data_that_nobody_unpacked_is_no_text() throws Exception {
        byte[] packed = gzip("id,name\n7,a\n");

        assertThatThrownBy(() -> open(packed, ANY))
                .isInstanceOf(WrongFile.class)
                .hasMessage("line 1 is not UTF-8 text");
    }

    @Test
    void a_truncated_gzip_breaks_off() throws Exception {
        var table = new StringBuilder("id,name\n");
        for (int i = 0; i < 20_000; i++)
            table.append(i).append(',').append(i * 7919 % 10007).append('\n');
        byte[] packed = gzip(table.toString());
        byte[] half = Arrays.copyOf(packed, packed.length / 2);
        Rows rows = Rows.read(new GZIPInputStream(new ByteArrayInputStream(half)), ANY, Tables.LIMIT);

        assertThatThrownBy(() -> all(rows))
                .isInstanceOf(WrongFile.class)
                .hasMessageMatching("the file breaks off on line \\d+, in the middle of the compressed data .*");
        assertThat(rows.line()).isGreaterThan(1000);
    }

    @Test
    void a_connection_that_is_lost_is_no_fault_of_the_file() throws Exception {
        Rows rows = Rows.read(
                new InputStream() {
                    private final InputStream start =
                            new ByteArrayInputStream("id,name\n7,a\n".getBytes(StandardCharsets.UTF_8));

                    @Override
                    public int read() throws IOException {
                        int next = start.read();
                        if (next < 0) throw new IOException("reset");
                        return next;
                    }

                    @Override
                    public int read(byte[] to, int offset, int length) throws IOException {
                        int count = start.read(to, offset, length);
                        if (count < 0) throw new IOException("reset");
                        return count;
                    }
                },
                ANY,
                Tables.LIMIT);
        rows.next();

        assertThatThrownBy(rows::next).isInstanceOf(IOException.class).hasMessage("reset");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\": 7, \"lat\": 35.10, \"name\": null}]",
                "{\"TotalCount\": 1, \"NextPageUrl\": \"\", \"Result\": [{\"id\": 7, \"lat\": 35.10, \"name\": \"\"}]}",
                "{\"status\": 200, \"success\": true, \"messages\": [{\"data\": []}], "
                        + "\"data\": [{\"id\": \"7\", \"lat\": \"35.10\", \"name\": \"\"}], \"count\": 1}",
                " \n{\"data\": [{\"id\": 7, \"lat\": 35.10, \"name\": null}]}\n",
                "id,lat,name\n7,35.10,\n"
            })
    void a_row_is_the_same_in_csv_and_in_every_kind_of_json(String file) throws Exception {
        assertThat(all(open(file, ANY)))
                .extracting(Row::values)
                .containsExactly(Map.of("id", "7", "lat", "35.10", "name", ""));
    }

    @Test
    void objects_are_counted_and_may_have_columns_of_their_own() throws Exception {
        assertThat(all(open("[{\"id\": 1}, {\"id\": 2, \"more\": true}]", ANY)))
                .containsExactly(new Row(1, Map.of("id", "1")), new Row(2, Map.of("id", "2", "more", "true")));
    }

    @Test
    void what_is_no_row_in_a_list_is_wrong_and_the_next_is_read() throws Exception {
        Rows rows = open("[7, {\"id\": {\"a\": [1]}, \"b\": 1}, {\"id\": 1, \"id\": 2}, [[1]], {\"id\": 3}]", ANY);

        assertWrong(rows, "", "is no object");
        assertWrong(rows, "id", "is an object or a list, not a value");
        assertWrong(rows, "id", "stands there twice");
        assertWrong(rows, "", "is no object");
        assertThat(rows.next()).isEqualTo(new Row(5, Map.of("id", "3")));
        assertThat(rows.next()).isNull();
        assertThat(rows.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\": 1}, {\"id\": ",
                "[{\"id\": 1}",
                "[{\"id\": 1}, {\"id\" 2}]",
                "{\"data\": [{\"id\": 1}]",
                "{\"data\": [{\"id\": 1}], \"count\":"
            })
    void json_that_breaks_off_says_behind_which_object(String file) throws Exception {
        Rows rows = open(file, ANY);
        rows.next();

        assertThatThrownBy(rows::next)
                .isInstanceOf(WrongFile.class)
                .hasMessageMatching("(?s)behind object [12] the JSON is not well formed, or breaks off: .*");
    }

    @Test
    void something_behind_the_json_is_wrong() throws Exception {
        Rows rows = open("[{\"id\": 1}] [", ANY);
        rows.next();

        assertBreaksOff(rows, "something stands behind the end of the JSON document");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\": 1}",
                "{\"status\": 401, \"error\": [1]}",
                "{\"data\": {\"id\": 1}}",
                "{\"type\": \"FeatureCollection\", \"features\": []}"
            })
    void json_without_a_list_of_rows_is_wrong(String file) throws Exception {
        assertBreaksOff(open(file, ANY), "the JSON is no list of rows, nor has it one as its 'Result' or 'data'");
    }

    @Test
    void an_empty_list_has_no_rows() throws Exception {
        assertThat(all(open("{\"success\": true, \"count\": 0, \"data\": []}", ANY)))
                .isEmpty();
    }

    @Test
    void a_value_beyond_the_limit_breaks_the_json_off() throws Exception {
        Rows rows = open("[{\"id\": \"" + "x".repeat(2_000_000) + "\"}]", ANY);

        assertThatThrownBy(rows::next).isInstanceOf(WrongFile.class).hasMessageStartingWith("behind object 1 ");
    }

    private static void assertWrong(Rows rows, String column, String detail) {
        assertThatThrownBy(rows::next).isInstanceOfSatisfying(WrongRow.class, e -> assertThat(e.wrong())
                .containsExactly(new WrongRow.Wrong(column, detail)));
    }

    /** And says so again when it is asked again. */
    private static void assertBreaksOff(Rows rows, String message) {
        assertThatThrownBy(rows::next).isInstanceOf(WrongFile.class).hasMessage(message);
        assertThatThrownBy(rows::next).isInstanceOf(WrongFile.class).hasMessage(message);
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    /** A dataset whose tables have an id. */
    private static final class Columns implements Dataset {
        @Override
        public String name() {
            return "any";
        }

        @Override
        public String licence() {
            return "CC0-1.0";
        }

        @Override
        public String citation() {
            return "None";
        }

        @Override
        public void check(Collection<String> columns) throws WrongFile {
            if (!columns.contains("id")) throw new WrongFile("no id");
        }

        @Override
        public Said read(Row row, @Nullable String version, String licence) {
            return new Said.Deleted("");
        }

        @Override
        public String id(Row row) {
            return row.values().get("id");
        }

        @Override
        public List<String> reports(String id) {
            return List.of(id);
        }

        @Override
        public List<String> columns() {
            return List.of("id");
        }

        @Override
        public Map<String, String> write(Told told) {
            return Map.of();
        }
    }
}
