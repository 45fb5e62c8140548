package io.frontlog.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** An answer is not sent again to whoever has it. */
class NotModified {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    @ServerResponseFilter
    void leaveOut(ContainerRequestContext request, ContainerResponseContext response) {
        EntityTag tag = response.getEntityTag();
        if (tag == null || response.getStatus() != 200 || !"GET".equals(request.getMethod())) return;
        if (!names(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag.getValue())) return;
        response.setStatusInfo(Status.NOT_MODIFIED);
        response.setEntity(null);
    }

    private static boolean names(@Nullable String header, String tag) {
        if (header == null) return false;
        return header.strip().equals("*")
                || TAG.matcher(header).results().anyMatch(one -> one.group(1).equals(tag));
    }
}
