package io.frontlog.control;

import io.frontlog.catalogue.Zones;
import io.frontlog.control.Division.Point;
import io.frontlog.control.ShareQueries.Read;
import io.frontlog.control.ShareQueries.Settlement;
import io.frontlog.event.Moment;
import io.frontlog.http.Answers;
import io.frontlog.http.KnownAt;
import io.frontlog.http.Parameters;
import io.frontlog.projecting.AsOf;
import io.frontlog.projecting.ReadModels;
import io.frontlog.rule.Policy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who controls how much. */
@Path("/v1/theatres/{theatre}/control/shares")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Control")
public class ShareResource {
    private final ReadModels readModels;
    private final ShareQueries queries;
    private final Divisions divisions;

    ShareResource(ReadModels readModels, ShareQueries queries, Divisions divisions) {
        this.readModels = readModels;
        this.queries = queries;
        this.divisions = divisions;
    }

    @GET
    @Operation(
            operationId = "getControlShares",
            summary = "Shares of control by places, population and area, beside those that sources reported",
            description =
                    "Of the cities, towns and villages that evidence speaks of by then. A place's area is what lies"
                            + " nearest to it of the theatre's outline; without an outline, areas are null")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Shares.class)))
    public Uni<Response> shares(
            String theatre,
            @BeanParam KnownAt knownAt,
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("policy") @Nullable String policy,
            @QueryParam("region") @Parameter(description = "Only what lies in this place") @Nullable String region) {
        var parameters = new Parameters();
        Policy asked = parameters.word("policy", policy, Policy.class, Policy.BALANCED);
        Moment at = parameters.moment("validAt", validAt);
        AsOf asOf = knownAt.read(parameters);
        parameters.check();
        return readModels
                .read(theatre, asOf, (session, snapshot) -> Zones.of(theatre, session)
                        .chain(zone -> queries.read(
                                session,
                                at == null ? snapshot.passing() : snapshot,
                                ControlResource.question(theatre, asOf, null, asked, at, zone),
                                zone,
                                region)))
                .chain(read -> cells(read).map(cells -> Answers.at(read.snapshot(), Shares.of(read, cells))
                        .build()));
    }

    /** Square kilometres by place. Behind the transaction: a division may take a second. */
    private Uni<Map<String, Double>> cells(Read read) {
        List<Settlement> placed = read.divided().stream()
                .filter(settlement -> settlement.point() != null)
                .toList();
        if (read.outline().isEmpty() || placed.isEmpty())
            return Uni.createFrom().item(Map.of());
        List<Point> points = placed.stream().map(Settlement::point).toList();
        return divisions.areas(read.outline().get(), points).map(areas -> {
            var cells = new HashMap<String, Double>();
            for (int i = 0; i < areas.length; i++) cells.put(placed.get(i).id(), areas[i]);
            return cells;
        });
    }
}
