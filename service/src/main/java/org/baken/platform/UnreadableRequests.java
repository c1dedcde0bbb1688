package org.baken.platform;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what is not read as a request: an address or headers that are too long, something that is no HTTP, or more than anything
 * that is taken ({@link RequestSizes}). The connection ends after that, because nobody knows where the next request would begin, and the answer says so (RFC 9112, 9.6): a
 * client that is not told loses the next request that it sends on it. Thread-safe.
 */
public final class UnreadableRequests implements Request.Handler {
    private final Request.Handler others;
    private final List<String> languages;
    private final boolean tls;

    /**
     * @param others answers all other mistakes
     * @param languages of the house, its own first: mostly nothing is known of the reader's
     * @param tls whether people reach the service over TLS
     */
    public UnreadableRequests(Request.Handler others, List<String> languages, boolean tls) {
        this.others = others;
        this.languages = languages;
        this.tls = tls;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!isUnreadable(request, response.getStatus())) {
            return others.handle(request, response, callback);
        }
        String lang = LanguageChoice.of(null, request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE), languages);
        byte[] document = ProblemMapper.document(ProblemMapper.ofStatus(response.getStatus()), lang);
        SecurityHeaders.of(tls).forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemMapper.TYPE);
        response.getHeaders().put(HttpHeader.CONTENT_LANGUAGE, lang);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, document.length);
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
        response.write(true, ByteBuffer.wrap(document), callback);
        return true;
    }

    /** Of what went wrong while it was read, only what did before the body: who still sends one would never read the answer. */
    private static boolean isUnreadable(Request request, int status) {
        return status == 413
                || request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException
                        && (status == 400 || status == 414 || status == 431);
    }
}
