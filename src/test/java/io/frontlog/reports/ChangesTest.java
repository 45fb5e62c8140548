package io.frontlog.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.frontlog.journal.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangesTest {

    @Test
    void the_same_document_has_no_changes() {
        assertThat(changes("{'a': 1, 'b': {'c': [1, {}]}}", "{'b': {'c': [1, {}]}, 'a': 1}"))
                .isEmpty();
    }

    @Test
    void a_value_that_differs_is_shown_as_it_was_and_as_it_is() {
        assertThat(changes("{'extent': 'most', 'actor': 'hts'}", "{'extent': 'all', 'actor': 'hts'}"))
                .containsExactly("/extent: \"most\" > \"all\"");
    }

    @Test
    void what_was_absent_or_is_absent_is_null() {
        assertThat(changes("{'notes': 'x'}", "{'lang': 'ar'}"))
                .containsExactly("/notes: \"x\" > null", "/lang: null > \"ar\"");
    }

    @Test
    void a_null_is_as_if_absent() {
        assertThat(changes("{'a': null, 'b': 1}", "{'b': null}")).containsExactly("/b: 1 > null");
    }

    @Test
    void objects_are_compared_leaf_by_leaf() {
        assertThat(changes(
                        "{'when': {'from': '2024-11-30', 'precision': 'day'}}",
                        "{'when': {'from': '2024-11-29', 'to': '2024-12-01', 'precision': 'day'}}"))
                .containsExactly("/when/from: \"2024-11-30\" > \"2024-11-29\"", "/when/to: null > \"2024-12-01\"");
    }

    @Test
    void a_whole_object_comes_and_goes_leaf_by_leaf() {
        assertThat(changes("{'a': 1}", "{'a': 1, 'external': {'dataset': 'acled', 'row': {'a': '1', 'b': ''}}}"))
                .containsExactly(
                        "/external/dataset: null > \"acled\"",
                        "/external/row/a: null > \"1\"",
                        "/external/row/b: null > \"\"");
    }

    @Test
    void arrays_are_compared_element_by_element() {
        assertThat(changes(
                        "{'tags': ['a', 'b', 'c'], 'sides': [{'actor': 'x', 'role': 'r'}]}",
                        "{'tags': ['a', 'c'], 'sides': [{'actor': 'y', 'role': 'r'}, {'actor': 'x'}]}"))
                .containsExactly(
                        "/tags/1: \"b\" > \"c\"",
                        "/tags/2: \"c\" > null",
                        "/sides/0/actor: \"x\" > \"y\"",
                        "/sides/1/actor: null > \"x\"");
    }

    @Test
    void a_value_that_becomes_an_object_goes_and_its_leaves_come() {
        assertThat(changes("{'a': 1}", "{'a': {'b': 1}}")).containsExactly("/a: 1 > null", "/a/b: null > 1");
    }

    @Test
    void names_are_escaped_as_json_pointers_are() {
        assertThat(changes("{'a/b': 1, 'c~d': 1, '': 1}", "{'a/b': 2, 'c~d': 2, '': 2}"))
                .containsExactly("/a~1b: 1 > 2", "/c~0d: 1 > 2", "/: 1 > 2");
    }

    private static List<String> changes(String before, String after) {
        return Changes.between(json(before), json(after)).stream()
                .map(change -> change.pointer() + ": " + change.before() + " > " + change.after())
                .toList();
    }

    private static JsonNode json(String text) {
        return Json.read(text.replace('\'', '"'), JsonNode.class);
    }
}
