package io.frontlog;

import static io.frontlog.DeploymentFiles.BASE;
import static io.frontlog.DeploymentFiles.COMPOSE;
import static io.frontlog.DeploymentFiles.CONTAINER;
import static io.frontlog.DeploymentFiles.DOCKERFILE;
import static io.frontlog.DeploymentFiles.FRONTLOG_IN_COMPOSE;
import static io.frontlog.DeploymentFiles.KUSTOMIZATION;
import static io.frontlog.DeploymentFiles.POD;
import static io.frontlog.DeploymentFiles.SECRET;
import static io.frontlog.DeploymentFiles.configFiles;
import static io.frontlog.DeploymentFiles.environment;
import static io.frontlog.DeploymentFiles.inDockerfile;
import static io.frontlog.DeploymentFiles.manifest;
import static io.frontlog.DeploymentFiles.manifests;
import static io.frontlog.DeploymentFiles.only;
import static io.frontlog.DeploymentFiles.pod;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the image, the Compose file and the kustomize base promise each other. */
class DeploymentFilesTest {
    @Test
    void every_file_in_the_base_is_named_by_the_kustomization_and_parses() throws IOException {
        var named = new TreeSet<>(Yaml.strings(KUSTOMIZATION.get("resources")));
        assertThat(named).allSatisfy(file -> assertThat(Yaml.read(BASE.resolve(file)))
                .containsKeys("apiVersion", "kind", "metadata"));
        named.addAll(configFiles());
        named.add("kustomization.yaml");
        try (var files = Files.list(BASE)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void the_base_names_no_namespace_and_holds_no_secret() {
        assertThat(KUSTOMIZATION).doesNotContainKeys("namespace", "secretGenerator");
        assertThat(manifests()).allSatisfy(manifest -> {
            assertThat(manifest.get("kind")).isNotEqualTo("Secret");
            assertThat(Yaml.map(manifest.get("metadata"))).containsKey("name").doesNotContainKey("namespace");
        });
    }

    @Test
    void every_selector_finds_the_pods() {
        var labels = Yaml.map(Yaml.at(manifest("Deployment"), "spec", "template", "metadata", "labels"));
        var selectors = new ArrayList<Map<String, Object>>();
        selectors.add(Yaml.map(Yaml.at(manifest("Deployment"), "spec", "selector", "matchLabels")));
        selectors.add(Yaml.map(Yaml.at(manifest("Service"), "spec", "selector")));
        selectors.add(Yaml.map(Yaml.at(manifest("PodDisruptionBudget"), "spec", "selector", "matchLabels")));
        for (var spread : Yaml.maps(POD.get("topologySpreadConstraints")))
            selectors.add(Yaml.map(Yaml.at(spread, "labelSelector", "matchLabels")));
        assertThat(selectors)
                .hasSizeGreaterThan(3)
                .allSatisfy(selector -> assertThat(selector).isNotEmpty().isEqualTo(labels));
    }

    @Test
    void the_probes_ask_the_health_paths_on_the_port_that_the_image_listens_on() {
        assertThat(Map.of(
                        "startupProbe", "/q/health/started",
                        "livenessProbe", "/q/health/live",
                        "readinessProbe", "/q/health/ready"))
                .allSatisfy((probe, path) -> {
                    assertThat(Yaml.at(CONTAINER, probe, "httpGet", "path")).isEqualTo(path);
                    assertThat(Yaml.at(CONTAINER, probe, "httpGet", "port")).isEqualTo("http");
                });
        assertThat(Yaml.maps(CONTAINER.get("ports")).get(0))
                .isEqualTo(Map.of("name", "http", "containerPort", Integer.valueOf(inDockerfile("^EXPOSE (\\d+)$"))));
        assertThat(Yaml.maps(Yaml.at(manifest("Service"), "spec", "ports"))
                        .get(0)
                        .get("targetPort"))
                .isEqualTo("http");
        assertThat(inDockerfile("http://127.0.0.1:8080(\\S+)\"")).isEqualTo("/q/health/ready");
    }

    @Test
    void every_container_satisfies_the_restricted_pod_security_standard() {
        assertThat(RestrictedPodSecurity.violations(POD)).isEmpty();
    }

    @Test
    void the_pod_security_check_notices_what_is_missing() {
        Map<String, Object> careless = Map.of(
                "hostNetwork", true,
                "volumes", List.of(Map.of("name", "node", "hostPath", Map.of("path", "/"))),
                "containers", List.of(Map.of("name", "a", "ports", List.of(Map.of("hostPort", 80)))));
        assertThat(RestrictedPodSecurity.violations(careless))
                .containsExactlyInAnyOrder(
                        "the pod has hostNetwork",
                        "the pod mounts an API token",
                        "the pod has a volume of type hostPath",
                        "container a may run as root",
                        "container a has no seccomp filter",
                        "container a may gain privileges",
                        "container a can write to its root file system",
                        "container a keeps capabilities",
                        "container a takes a port of the node");
    }

    @Test
    void tmp_is_the_only_writable_place() {
        assertThat(Yaml.maps(CONTAINER.get("volumeMounts")))
                .extracting(mount -> mount.get("mountPath"))
                .containsExactly("/tmp");
        assertThat(Yaml.strings(FRONTLOG_IN_COMPOSE.get("tmpfs")))
                .singleElement()
                .asString()
                .startsWith("/tmp:");
        assertThat(FRONTLOG_IN_COMPOSE).doesNotContainKey("volumes");
    }

    @Test
    void no_image_floats() throws IOException {
        var images = new ArrayList<String>();
        Pattern.compile("(?m)^FROM (\\S+)").matcher(DOCKERFILE).results().forEach(from -> images.add(from.group(1)));
        COMPOSE.values()
                .forEach(service -> images.add(String.valueOf(Yaml.map(service).get("image"))));
        images.add(String.valueOf(CONTAINER.get("image")));
        assertThat(images)
                .hasSizeGreaterThan(5)
                .allMatch(image -> image.matches("[^:]+:\\d+\\.\\d+.*"), "pins a version");

        try (var files = Stream.concat(Files.walk(Path.of("docker")), Files.walk(Path.of("k8s")))) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Yaml.text(file)).doesNotContain(":latest", "newTag: latest"));
        }
    }

    @Test
    void compose_runs_the_image_that_the_deployment_runs_read_only_and_not_as_root() {
        assertThat(FRONTLOG_IN_COMPOSE.get("image")).isEqualTo(CONTAINER.get("image"));
        assertThat(FRONTLOG_IN_COMPOSE.get("read_only")).isEqualTo(true);
        assertThat(FRONTLOG_IN_COMPOSE.get("user")).isEqualTo(inDockerfile("(?s).*^USER (\\d+:\\d+)$"));
        assertThat(inDockerfile("(?s).*^USER (\\d+):")).isNotEqualTo("0");
    }

    @Test
    void compose_confines_every_service_and_publishes_on_loopback_only() {
        assertThat(COMPOSE).hasSize(3).allSatisfy((name, service) -> {
            var settings = Yaml.map(service);
            assertThat(settings).doesNotContainKeys("privileged", "cap_add", "network_mode", "pid");
            assertThat(Yaml.strings(settings.get("cap_drop"))).containsExactly("ALL");
            assertThat(Yaml.strings(settings.get("security_opt"))).contains("no-new-privileges:true");
            assertThat(Yaml.strings(settings.get("ports")))
                    .isNotEmpty()
                    .allMatch(port -> port.startsWith("127.0.0.1:"));
        });
    }

    @Test
    void compose_starts_the_service_after_its_broker_and_database_are_healthy() {
        assertThat(Yaml.map(FRONTLOG_IN_COMPOSE.get("depends_on"))).hasSize(2).allSatisfy((name, dependency) -> {
            assertThat(Yaml.map(dependency).get("condition")).isEqualTo("service_healthy");
            assertThat(Yaml.map(COMPOSE.get(name))).containsKey("healthcheck");
        });
    }

    @Test
    void compose_and_the_deployment_give_the_service_the_same_variables() {
        assertThat(environment().keySet())
                .isEqualTo(Yaml.map(FRONTLOG_IN_COMPOSE.get("environment")).keySet());
    }

    @Test
    void every_variable_of_the_deployment_has_a_source_that_holds_it() {
        var config = configFiles().stream()
                .flatMap(file -> Yaml.text(BASE.resolve(file)).lines())
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toSet());
        var used = new TreeSet<String>();
        assertThat(environment()).allSatisfy((name, source) -> {
            var fromConfig = Yaml.map(source.get("configMapKeyRef"));
            var fromSecret = Yaml.map(source.get("secretKeyRef"));
            if (fromSecret.isEmpty()) {
                assertThat(fromConfig).isEqualTo(Map.of("name", "frontlog", "key", name));
                used.add(name);
            } else {
                assertThat(fromSecret.get("name")).isEqualTo(Yaml.at(SECRET, "metadata", "name"));
                assertThat(Yaml.map(SECRET.get("stringData"))).containsKey(String.valueOf(fromSecret.get("key")));
            }
        });
        assertThat(used).isEqualTo(config);
        assertThat(environment().get("QUARKUS_DATASOURCE_PASSWORD")).containsOnlyKeys("secretKeyRef");
    }

    @Test
    void a_password_in_the_repository_is_a_placeholder_or_a_local_default() {
        assertThat(Yaml.at(SECRET, "stringData", "password")).isEqualTo("change-me");
        assertThat(List.of(
                        Yaml.at(FRONTLOG_IN_COMPOSE, "environment", "QUARKUS_DATASOURCE_PASSWORD"),
                        Yaml.at(Yaml.map(COMPOSE.get("postgres")), "environment", "POSTGRES_PASSWORD")))
                .containsOnly("${FRONTLOG_DATABASE_PASSWORD:-local-only}");
        assertThat(Yaml.text(Path.of("docker/.env.example"))).contains("FRONTLOG_DATABASE_PASSWORD=change-me");
    }

    @Test
    void the_memory_limit_leaves_a_heap_of_256_MiB() {
        int percentage = Integer.parseInt(inDockerfile("MaxRAMPercentage=(\\d+)"));
        var limit = String.valueOf(Yaml.at(CONTAINER, "resources", "limits", "memory"));
        assertThat(limit).endsWith("Mi").isEqualTo(Yaml.at(CONTAINER, "resources", "requests", "memory"));
        int mebibytes = Integer.parseInt(limit.substring(0, limit.length() - 2));
        assertThat(mebibytes * percentage / 100).isEqualTo(256);
        assertThat(FRONTLOG_IN_COMPOSE.get("mem_limit")).isEqualTo(mebibytes + "m");
        assertThat(inDockerfile("(?s)ENTRYPOINT.*(-XX:\\+ExitOnOutOfMemoryError)"))
                .isNotEmpty();
    }

    @Test
    void requests_in_hand_are_finished_within_the_grace_period() {
        int finish = Integer.parseInt(inDockerfile("QUARKUS_SHUTDOWN_TIMEOUT=(\\d+)s"));
        int sleep = (int) Yaml.at(CONTAINER, "lifecycle", "preStop", "sleep", "seconds");
        assertThat(sleep).isPositive();
        assertThat((int) POD.get("terminationGracePeriodSeconds")).isGreaterThan(sleep + finish);
        assertThat(FRONTLOG_IN_COMPOSE.get("stop_grace_period"))
                .isEqualTo(POD.get("terminationGracePeriodSeconds") + "s");
    }

    @Test
    void kustomize_renders_a_base_that_is_still_restricted_and_complete(@TempDir Path temporary) throws Exception {
        assumeTrue(onPath("kubectl"), "kubectl is not on the PATH: the base was read, but not rendered");
        var errors = temporary.resolve("errors");
        var kubectl = new ProcessBuilder("kubectl", "kustomize", BASE.toString())
                .redirectError(errors.toFile())
                .start();
        var rendered = Yaml.parse(new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertThat(kubectl.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(kubectl.exitValue()).as(Yaml.text(errors)).isZero();

        assertThat(rendered)
                .extracting(manifest -> manifest.get("kind"))
                .containsExactlyInAnyOrder(
                        "ServiceAccount", "ConfigMap", "Service", "Deployment", "PodDisruptionBudget");
        var pod = pod(only(rendered, "Deployment"));
        assertThat(RestrictedPodSecurity.violations(pod)).isEmpty();
        var config = Yaml.at(only(rendered, "ConfigMap"), "metadata", "name");
        assertThat(environment(Yaml.maps(pod.get("containers")).get(0)).values().stream()
                        .map(source -> Yaml.map(source.get("configMapKeyRef")))
                        .filter(source -> !source.isEmpty()))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source.get("name")).isEqualTo(config));
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
