package io.frontlog.projecting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * SHA-256 of what a read model says of a theatre: of its rows' canonical form, a line each, in UTF-8. The rows are read a
 * part at a time, in one transaction: {@link #BEGIN}.
 */
final class Digests {
    static final String BEGIN = "begin isolation level repeatable read read only";

    private static final int PART = 1000;
    /** For a part: the first is there when all are sorted. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final String THEATRES =
            """
            with recursive known as (
                (select theatre from event order by theatre limit 1)
                union all
                select (select e.theatre from event e where e.theatre > known.theatre order by e.theatre limit 1)
                  from known where known.theatre is not null)
            select theatre from known where theatre is not null
            """;

    private final SqlConnection connection;
    private final List<ReadModel> models;

    Digests(SqlConnection connection, List<ReadModel> models) {
        this.connection = connection;
        this.models = models;
    }

    /** Of all theatres, each model's. */
    SortedMap<String, SortedMap<String, String>> all() {
        var digests = new TreeMap<String, SortedMap<String, String>>();
        for (String theatre : theatres()) digests.put(theatre, of(theatre));
        return digests;
    }

    /** One of a model's over all theatres. */
    static String whole(Map<String, SortedMap<String, String>> theatres, String model) {
        MessageDigest sum = sha256();
        theatres.forEach((theatre, digests) -> add(sum, theatre + " " + digests.get(model)));
        return HexFormat.of().formatHex(sum.digest());
    }

    /** By model. */
    SortedMap<String, String> of(String theatre) {
        var digests = new TreeMap<String, String>();
        for (ReadModel model : models) {
            MessageDigest sum = sha256();
            for (String rows : model.rows()) add(sum, rows, theatre);
            digests.put(model.name(), HexFormat.of().formatHex(sum.digest()));
        }
        return digests;
    }

    private void add(MessageDigest sum, String query, String theatre) {
        var statement = Waiting.on(connection.prepare(query), PATIENCE);
        try {
            var rows = statement.cursor(Tuple.of(theatre));
            do {
                for (Row row : Waiting.on(rows.read(PART), PATIENCE)) add(sum, row.getString(0));
            } while (rows.hasMore());
        } finally {
            Future<Void> closed = statement.close();
            Waiting.on(closed, PATIENCE);
        }
    }

    private static void add(MessageDigest sum, String line) {
        sum.update(line.getBytes(UTF_8));
        sum.update((byte) '\n');
    }

    private SortedSet<String> theatres() {
        var theatres = new TreeSet<String>();
        for (Row row : Waiting.on(connection.query(THEATRES).execute(), PATIENCE)) theatres.add(row.getString(0));
        return theatres;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
