package org.baken.edge;

import com.codahale.metrics.MetricRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.baken.platform.Problem;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before everything else in the server. Pages are answered here, from memory, by the very thread that read the request;
 * whatever else is asked goes on to the threads of the pool. So the pages cost the team no thread, and a request of the team that
 * is being worked on holds the pages back for a moment.
 */
public final class EdgeHandler extends Handler.Wrapper {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeHandler.class);
    private static final HttpField CHOSEN =
            new PreEncodedHttpField(HttpHeader.VARY, "Accept-Language, Accept-Encoding");
    private static final HttpField GIVEN = new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");
    private static final String TEAM = "/api/";
    private static final String STREAM = "/api/events";
    /** What must work while only the public pages are served: the way to the switch itself. */
    private static final Set<String> ALWAYS = Set.of(
            "/api/session",
            "/api/service-mode",
            "/console/service-mode",
            "/console/login",
            "/console/icon.svg",
            "/verify");

    /** Also what residents ask besides the pages: whether a text is ours, where a short link leads, and to get no more mails. */
    private static final List<String> ALWAYS_BELOW =
            List.of("/console/assets/", "/public/", "/verify/", "/m/", "/subscription/");

    private static final int MOST_DRAWING = 10_000;

    private final Shelf shelf;
    private final Source source;
    private final Refresher refresher;
    private final Missing missing;
    private final Missing closed;
    private final Mode mode;
    private final Desk desk;
    private final Wishes wishes = new Wishes();
    private final LongAdder sent = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final LongAdder waited = new LongAdder();
    /** Draws what nobody asked for yet: one thread, so that a crowd at many addresses leaves the others to the team. */
    private final ThreadPoolExecutor painter =
            new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(MOST_DRAWING), work -> {
                Thread named = new Thread(work, "page-painter");
                named.setDaemon(true);
                return named;
            });

    /**
     * @param missing what is answered where there is nothing
     * @param closed what is answered while only the public pages are served
     */
    EdgeHandler(
            Shelf shelf,
            Source source,
            Refresher refresher,
            Missing missing,
            Missing closed,
            Mode mode,
            MetricRegistry metrics) {
        this.shelf = shelf;
        this.source = source;
        this.refresher = refresher;
        this.missing = missing;
        this.closed = closed;
        this.mode = mode;
        this.desk = new Desk(refresher, this::page);
        metrics.gauge("org.baken.edge.sent", () -> sent::sum);
        metrics.gauge("org.baken.edge.unchanged", () -> unchanged::sum);
        metrics.gauge("org.baken.edge.waited", () -> waited::sum);
        metrics.gauge("org.baken.edge.waiting", () -> desk::waiting);
    }

    /** Nothing here waits, so that the thread that reads requests may do it. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        painter.allowCoreThreadTimeOut(true);
        desk.start();
    }

    @Override
    protected void doStop() throws Exception {
        desk.stop();
        painter.shutdownNow();
        super.doStop();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (!isAtTheFront(request) || path == null) {
            goOn(request, response, callback);
            return true;
        }
        if (reads(request.getMethod())) {
            Place place = shelf.find(path);
            if (place != null || source.covers(path)) {
                if (desk.isClear()) {
                    page(request, response, callback, path, place);
                } else {
                    waited.increment();
                    hold(new Visit(request, response, callback, System.nanoTime()));
                }
                return true;
            }
        }
        if (mode.isPublicOnly() && !isAlwaysOpen(path)) {
            answer(request, response, callback, closed.of(request.getHeaders().get(HttpHeader.ACCEPT)));
            return true;
        }
        if (path.startsWith(TEAM) && !path.equals(STREAM)) {
            desk.gate().enter();
            Request.addCompletionListener(request, failure -> desk.gate().leave());
        }
        goOn(request, response, callback);
        return true;
    }

    private static boolean isAtTheFront(Request request) {
        Connector connector = request.getConnectionMetaData().getConnector();
        return "application".equals(connector.getName());
    }

    private static boolean isAlwaysOpen(String path) {
        return ALWAYS.contains(path) || ALWAYS_BELOW.stream().anyMatch(path::startsWith);
    }

    private static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Hands a request to a thread that may wait. */
    private void goOn(Request request, Response response, Callback callback) {
        request.getConnectionMetaData().getConnector().getExecutor().execute(() -> {
            try {
                if (!super.handle(request, response, callback)) {
                    Response.writeError(request, response, callback, 404);
                }
            } catch (Throwable e) {
                // As the server itself does: whatever comes out of a handler is answered, or the reader waits for ever.
                Response.writeError(request, response, callback, e);
            }
        });
    }

    private void hold(Visit visit) {
        if (!desk.take(visit)) {
            page(visit);
        }
    }

    private void page(Visit visit) {
        String path = visit.request().getHttpURI().getPath();
        page(visit.request(), visit.response(), visit.callback(), path, shelf.find(path));
    }

    private void page(Request request, Response response, Callback callback, String path, Place place) {
        if (place != null) {
            answer(request, response, callback, place);
        } else if (source.keepsAway(path)) {
            fetch(request, response, callback, path);
        } else {
            answer(request, response, callback, missing.of(request.getHeaders().get(HttpHeader.ACCEPT)));
        }
    }

    private void fetch(Request request, Response response, Callback callback, String path) {
        refresher.fetch(path, fetched -> {
            Place place = shelf.find(path);
            if (place != null) {
                answer(request, response, callback, place);
            } else if (fetched) {
                answer(
                        request,
                        response,
                        callback,
                        missing.of(request.getHeaders().get(HttpHeader.ACCEPT)));
            } else {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, 5);
                Response.writeError(request, response, callback, 503);
            }
        });
    }

    private void answer(Request request, Response response, Callback callback, Place place) {
        Ask ask = Ask.of(request);
        String query = request.getHttpURI().getQuery();
        String lang = wishes.language(query, ask.languages(), place.languages());
        boolean given = place.languages().size() == 1 || Wishes.asked(query, place.languages()) != null;
        Slot slot = place.choose(lang, query);
        Leaf leaf = slot.ready();
        if (leaf != null) {
            send(ask, response, callback, leaf, given);
            return;
        }
        painter.execute(() -> {
            try {
                send(ask, response, callback, slot.draw(), given);
            } catch (Problem e) {
                answer(
                        request,
                        response,
                        callback,
                        missing.of(request.getHeaders().get(HttpHeader.ACCEPT)));
            } catch (RuntimeException e) {
                LOG.error("A page cannot be drawn: {}", request.getHttpURI().getPath(), e);
                Response.writeError(request, response, callback, e);
            }
        });
    }

    private void send(Ask ask, Response response, Callback callback, Leaf leaf, boolean given) {
        Leaf.Packed packed = leaf.in(wishes.codings(ask.codings()));
        response.getHeaders().add(given ? GIVEN : CHOSEN);
        if (packed == null) {
            response.setStatus(406);
            response.write(true, null, callback);
        } else if (leaf.status() == 200 && Tags.match(ask.known(), packed.tag())) {
            unchanged.increment();
            response.setStatus(304);
            response.getHeaders().add(packed.unchanged());
            response.write(true, null, callback);
        } else {
            sent.increment();
            response.setStatus(leaf.status());
            response.getHeaders().add(packed.headers());
            response.write(true, ask.head() ? null : packed.bytes().duplicate(), callback);
        }
    }
}
