package io.frontlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Untyped YAML, read strictly: a key given twice is an error. What is absent reads as empty. */
public final class Yaml {
    private Yaml() {}

    public static Map<String, Object> read(Path file) {
        var documents = parse(text(file));
        if (documents.size() != 1)
            throw new AssertionError(file + " holds " + documents.size() + " documents, not one");
        return documents.get(0);
    }

    static List<Map<String, Object>> parse(String text) {
        var strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        var documents = new org.yaml.snakeyaml.Yaml(new SafeConstructor(strict)).loadAll(text);
        return StreamSupport.stream(documents.spliterator(), false)
                .map(Yaml::map)
                .toList();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object node) {
        return node == null ? Map.of() : (Map<String, Object>) node;
    }

    public static List<?> list(Object node) {
        return node == null ? List.of() : (List<?>) node;
    }

    static List<Map<String, Object>> maps(Object node) {
        return list(node).stream().<Map<String, Object>>map(Yaml::map).toList();
    }

    static List<String> strings(Object node) {
        return list(node).stream().map(String::valueOf).toList();
    }

    /** The node at a path of keys from {@code root}. */
    public static Object at(Map<String, Object> root, String... keys) {
        Object node = root;
        for (var key : keys) node = map(node).get(key);
        return node;
    }
}
