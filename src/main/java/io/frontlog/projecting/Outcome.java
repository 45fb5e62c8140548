package io.frontlog.projecting;

import io.frontlog.journal.Position;
import io.frontlog.rule.Decision;

/**
 * What became of a command.
 *
 * @param position of the record that was decided; for a repeated event id, of the first
 * @param repeated whether the event id had been seen before
 * @param same whether what was repeated is what was first said under that event id
 */
public record Outcome(Position position, Decision decision, boolean repeated, boolean same) {}
