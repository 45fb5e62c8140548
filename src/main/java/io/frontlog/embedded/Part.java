package io.frontlog.embedded;

import org.apache.kafka.common.utils.AppInfoParser;

/** A server with a folder of its own, and the major version that folder is tied to. */
enum Part {
    KAFKA("kafka", "Kafka", AppInfoParser.getVersion().split("\\.", 2)[0]),
    POSTGRES("postgres", "PostgreSQL", "18");

    private final String folder;
    private final String title;
    private final String major;

    Part(String folder, String title, String major) {
        this.folder = folder;
        this.title = title;
        this.major = major;
    }

    String folder() {
        return folder;
    }

    String title() {
        return title;
    }

    String major() {
        return major;
    }
}
