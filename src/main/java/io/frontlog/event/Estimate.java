package io.frontlog.event;

import org.jspecify.annotations.Nullable;

/** A number as it was given: what nobody gave is unknown, never 0. */
public record Estimate(@Nullable Integer low, @Nullable Integer best, @Nullable Integer high) {}
