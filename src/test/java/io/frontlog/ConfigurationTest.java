package io.frontlog;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    /** A key, its environment variable and its default, each in backquotes, and a sentence. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(frontlog\\.[^`]+)` \\| `([^`]+)` \\| (?:`([^`]*)`)? ?\\| (\\S.*) \\|$");

    /** What the embedded servers take before there is any configuration to map. */
    private static final List<Key> EMBEDDED = List.of(
            key("frontlog.data", "data"), key("frontlog.kafka-port", "9092"), key("frontlog.postgres-port", "5433"));

    record Key(String name, String variable, String otherwise) {}

    @Test
    void the_readme_has_every_key_with_its_variable_and_its_default() {
        assertThat(readme().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(EMBEDDED.stream(), mapped()).toList());
    }

    @Test
    void the_readme_says_of_every_key_what_it_does_in_a_sentence() {
        assertThat(readme())
                .allSatisfy((key, sentence) -> assertThat(sentence).as(key.name).matches("[A-Z].*\\."));
    }

    @Test
    void every_mapping_is_of_the_service_and_found() {
        assertThat(mappings()
                        .map(type -> type.getAnnotation(ConfigMapping.class).prefix()))
                .contains("frontlog.journal", "frontlog.projecting")
                .allMatch(prefix -> prefix.startsWith("frontlog."))
                .doesNotHaveDuplicates();
    }

    private static Map<Key, String> readme() {
        var rows = ROW.matcher(Yaml.text(Path.of("README.md")));
        return rows.results()
                .collect(toMap(
                        row -> new Key(row.group(1), row.group(2), row.group(3) == null ? "" : row.group(3)),
                        row -> row.group(4)));
    }

    private static Stream<Key> mapped() {
        return mappings()
                .flatMap(type ->
                        keys(type, type.getAnnotation(ConfigMapping.class).prefix()));
    }

    private static Stream<? extends Class<?>> mappings() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.frontlog").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect);
    }

    private static Stream<Key> keys(Class<?> group, String prefix) {
        return Arrays.stream(group.getMethods()).flatMap(method -> {
            String name = prefix + "." + name(method);
            if (method.getReturnType().isAnnotationPresent(ConfigMapping.class)
                    || method.getReturnType().getName().startsWith("io.frontlog.")
                            && method.getReturnType().isInterface()) {
                return keys(method.getReturnType(), name);
            }
            WithDefault otherwise = method.getAnnotation(WithDefault.class);
            return Stream.of(key(name, otherwise == null ? "" : otherwise.value()));
        });
    }

    /** As SmallRye Config names a key after its method. */
    private static String name(Method method) {
        WithName given = method.getAnnotation(WithName.class);
        if (given != null) return given.value();
        return method.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static Key key(String name, String otherwise) {
        String variable = name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        return new Key(name, variable, otherwise);
    }
}
