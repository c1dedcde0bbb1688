package org.baken.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.baken.account.Caller;

/**
 * {@code GET /api/events}: what has just happened, as server-sent events. Each event is a hint of a log entry the caller may
 * know of; the client fetches again what it shows. After a break the browser's {@code Last-Event-ID} brings what was missed.
 *
 * <p>A servlet and not a resource: a waiting client must hold no thread.
 */
public final class EventServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /**
     * Somebody who may listen.
     *
     * @param stillIn whether their session still holds; asked now and then
     */
    public record Listener(Caller person, BooleanSupplier stillIn) {}

    private final transient Events events;
    private final transient Function<HttpServletRequest, Optional<Listener>> whoIs;

    public EventServlet(Events events, Function<HttpServletRequest, Optional<Listener>> whoIs) {
        this.events = events;
        this.whoIs = whoIs;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Listener> caller = whoIs.apply(request);
        if (caller.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setContentType("application/problem+json");
            response.getWriter().write("{\"type\":\"urn:baken:problem:no-session\",\"status\":401}");
            return;
        }
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // A proxy that collects answers would make live updates late.
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        events.join(new Client(context, caller.get().person(), caller.get().stillIn(), lastSeen(request)));
    }

    private static long lastSeen(HttpServletRequest request) {
        String header = request.getHeader("Last-Event-ID");
        String last = header == null ? request.getParameter("after") : header;
        return last != null && last.matches("\\d{1,18}") ? Long.parseLong(last) : -1;
    }
}
