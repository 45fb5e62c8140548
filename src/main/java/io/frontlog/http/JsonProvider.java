package io.frontlog.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.frontlog.journal.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Answers are written in the one JSON form, but say {@code null} where they have nothing to say. */
class JsonProvider {
    @Produces
    @Singleton
    ObjectMapper answers() {
        return Json.MAPPER
                .copy()
                .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .setDefaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS));
    }
}
