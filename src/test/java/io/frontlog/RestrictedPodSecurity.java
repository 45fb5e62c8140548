package io.frontlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The "restricted" profile of the Kubernetes Pod Security Standards, as far as a Linux pod can break it, and two rules
 * of our own: a read-only root file system and no API token.
 */
final class RestrictedPodSecurity {
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");
    private static final Set<String> CONTAINER_LISTS = Set.of("containers", "initContainers", "ephemeralContainers");

    private RestrictedPodSecurity() {}

    /** What is wrong with a pod's {@code spec}, one sentence each; empty if it may run. */
    static List<String> violations(Map<String, Object> pod) {
        var found = new ArrayList<String>();
        for (var shared : List.of("hostNetwork", "hostPID", "hostIPC"))
            if (pod.get(shared) == Boolean.TRUE) found.add("the pod has " + shared);
        if (pod.get("automountServiceAccountToken") != Boolean.FALSE) found.add("the pod mounts an API token");
        for (var volume : Yaml.maps(pod.get("volumes")))
            for (var key : volume.keySet())
                if (!key.equals("name") && !VOLUMES.contains(key)) found.add("the pod has a volume of type " + key);

        var shared = Yaml.map(pod.get("securityContext"));
        if (shared.containsKey("sysctls")) found.add("the pod sets sysctls");
        CONTAINER_LISTS.stream()
                .flatMap(list -> Yaml.maps(pod.get(list)).stream())
                .flatMap(container -> violations(container, shared))
                .forEach(found::add);
        return found;
    }

    private static Stream<String> violations(Map<String, Object> container, Map<String, Object> shared) {
        var own = Yaml.map(container.get("securityContext"));
        var capabilities = Yaml.map(own.get("capabilities"));
        var seccomp = Yaml.map(either(own, shared, "seccompProfile")).get("type");
        var wrong = new ArrayList<String>();
        if (either(own, shared, "runAsNonRoot") != Boolean.TRUE) wrong.add("may run as root");
        if (Objects.equals(either(own, shared, "runAsUser"), 0)) wrong.add("runs as user 0");
        if (!Set.of("RuntimeDefault", "Localhost").contains(String.valueOf(seccomp)))
            wrong.add("has no seccomp filter");
        if (own.get("privileged") == Boolean.TRUE) wrong.add("is privileged");
        if (own.get("allowPrivilegeEscalation") != Boolean.FALSE) wrong.add("may gain privileges");
        if (own.get("readOnlyRootFilesystem") != Boolean.TRUE) wrong.add("can write to its root file system");
        if (!Yaml.list(capabilities.get("drop")).contains("ALL")) wrong.add("keeps capabilities");
        if (!Set.of("NET_BIND_SERVICE").containsAll(Yaml.list(capabilities.get("add")))) wrong.add("adds capabilities");
        if (!Set.of("Default").contains(Objects.requireNonNullElse(own.get("procMount"), "Default")))
            wrong.add("unmasks /proc");
        if (either(own, shared, "seLinuxOptions") != null || either(own, shared, "appArmorProfile") != null)
            wrong.add("changes the node's mandatory access control");
        for (var port : Yaml.maps(container.get("ports")))
            if (port.containsKey("hostPort")) wrong.add("takes a port of the node");
        return wrong.stream().map(what -> "container " + container.get("name") + " " + what);
    }

    private static Object either(Map<String, Object> own, Map<String, Object> shared, String key) {
        return own.containsKey(key) ? own.get(key) : shared.get(key);
    }
}
