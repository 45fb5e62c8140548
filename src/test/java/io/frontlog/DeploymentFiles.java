package io.frontlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The image's recipe, the Compose file and the kustomize base, read once. */
final class DeploymentFiles {
    static final Path BASE = Path.of("k8s/base");
    static final String DOCKERFILE = Yaml.text(Path.of("docker/Dockerfile"));
    static final Map<String, Object> KUSTOMIZATION = Yaml.read(BASE.resolve("kustomization.yaml"));
    static final Map<String, Object> COMPOSE =
            Yaml.map(Yaml.read(Path.of("docker/compose.yaml")).get("services"));
    static final Map<String, Object> FRONTLOG_IN_COMPOSE = Yaml.map(COMPOSE.get("frontlog"));
    static final Map<String, Object> SECRET = Yaml.read(Path.of("k8s/database-secret.example.yaml"));
    static final Map<String, Object> POD = pod(Yaml.read(BASE.resolve("deployment.yaml")));
    static final Map<String, Object> CONTAINER =
            Yaml.maps(POD.get("containers")).get(0);

    private DeploymentFiles() {}

    static Map<String, Object> pod(Map<String, Object> deployment) {
        return Yaml.map(Yaml.at(deployment, "spec", "template", "spec"));
    }

    static List<Map<String, Object>> manifests() {
        return Yaml.strings(KUSTOMIZATION.get("resources")).stream()
                .<Map<String, Object>>map(file -> Yaml.read(BASE.resolve(file)))
                .toList();
    }

    static Map<String, Object> manifest(String kind) {
        return only(manifests(), kind);
    }

    static Map<String, Object> only(List<Map<String, Object>> manifests, String kind) {
        var found =
                manifests.stream().filter(each -> kind.equals(each.get("kind"))).toList();
        assertThat(found).as(kind).hasSize(1);
        return found.get(0);
    }

    static Set<String> configFiles() {
        return Yaml.maps(KUSTOMIZATION.get("configMapGenerator")).stream()
                .flatMap(generator -> Yaml.strings(generator.get("envs")).stream())
                .collect(Collectors.toSet());
    }

    static Map<String, Map<String, Object>> environment() {
        return environment(CONTAINER);
    }

    static Map<String, Map<String, Object>> environment(Map<String, Object> container) {
        var sources = new HashMap<String, Map<String, Object>>();
        for (var variable : Yaml.maps(container.get("env")))
            sources.put(String.valueOf(variable.get("name")), Yaml.map(variable.get("valueFrom")));
        return sources;
    }

    /** The first group of what {@code regex} finds in the Dockerfile. */
    static String inDockerfile(String regex) {
        var matcher = Pattern.compile(regex, Pattern.MULTILINE).matcher(DOCKERFILE);
        assertThat(matcher.find()).as("%s in the Dockerfile", regex).isTrue();
        return matcher.group(1);
    }
}
