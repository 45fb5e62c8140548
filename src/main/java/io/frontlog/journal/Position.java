package io.frontlog.journal;

/** Where a record stands in the journal, written {@code partition:offset}. */
public record Position(int partition, long offset) {

    /** @throws IllegalArgumentException unless the text is two whole numbers with a colon between */
    public static Position parse(String text) {
        int colon = text.indexOf(':');
        try {
            if (colon > 0) {
                Position position = new Position(
                        Integer.parseInt(text.substring(0, colon)), Long.parseLong(text.substring(colon + 1)));
                if (position.partition >= 0 && position.offset >= -1) return position;
            }
        } catch (NumberFormatException e) {
            // falls through: the answer is the same
        }
        throw new IllegalArgumentException("a position is written partition:offset, as 3:1842");
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
