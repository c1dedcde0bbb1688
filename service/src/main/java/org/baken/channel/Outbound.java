package org.baken.channel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.baken.channel.AddressGuard.ForbiddenAddress;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;

/**
 * The one way out of the house for connectors: guarded addresses, bounded time, bounded answers, no redirects, no
 * proxy. Safe for use by several threads.
 *
 * <p><b>Name look-ups that change their mind.</b> Every request looks the host up through {@link AddressGuard} just
 * before it is sent. The JDK's client offers no way to hand it the checked address while keeping the name for TLS, and
 * looks the name up again itself; it gets the answer that was checked because the JDK keeps a good answer for 30 s
 * (security property {@code networkaddress.cache.ttl}; never set it to 0). An attacker would have to let that entry
 * end in the microseconds between both look-ups. Connectors that open sockets themselves use {@link #resolve} and
 * connect to the address it gives, which leaves no gap. A connection is only reused for some seconds, and was made to a
 * checked address.
 *
 * <p>Short reuse has a second reason: a server may close an idle connection in the moment a post goes out on it, and
 * nobody can tell then whether the post arrived.
 */
public final class Outbound {

    private static final int LARGEST_ANSWER = 4 * 1024 * 1024;
    private static final String KEEP_ALIVE = "jdk.httpclient.keepalive.timeout";
    /** Of the JDK itself, which would send a GET again by itself when no answer comes: some gateways take a message by GET. */
    private static final String ATTEMPTS = "jdk.httpclient.redirects.retrylimit";

    private static final String NO_SECOND_CONNECTION = "jdk.httpclient.disableRetryConnect";

    static {
        if (System.getProperty(KEEP_ALIVE) == null) {
            System.setProperty(KEEP_ALIVE, "2");
        }
        if (System.getProperty(ATTEMPTS) == null) {
            System.setProperty(ATTEMPTS, "1");
            System.setProperty(NO_SECOND_CONNECTION, "true");
        }
    }

    /** The JDK waits for a name server as long as the system does; these threads may, a caller may not. */
    private static final ExecutorService LOOK_UPS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "name-look-up");
        thread.setDaemon(true);
        return thread;
    });

    private final AddressGuard guard;
    private final Clock clock;
    private final Duration connecting;
    private final Duration altogether;
    private final HttpClient client;

    public Outbound(PrivateAddresses allowed, Clock clock) {
        this(allowed, clock, Duration.ofSeconds(4), Duration.ofSeconds(12));
    }

    /**
     * @param connecting the longest time to look a host up, and again to get a connection
     * @param altogether the longest time for a whole exchange, connection and answer included
     */
    public Outbound(PrivateAddresses allowed, Clock clock, Duration connecting, Duration altogether) {
        this.guard = new AddressGuard(allowed);
        this.clock = clock;
        this.connecting = connecting;
        this.altogether = altogether;
        this.client = HttpClient.newBuilder()
                .connectTimeout(connecting)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .build();
    }

    /** The longest time to get a connection, for connectors that open sockets themselves. */
    public Duration connecting() {
        return connecting;
    }

    /** The longest time for a whole exchange, for connectors that open sockets themselves. */
    public Duration altogether() {
        return altogether;
    }

    /** What is wrong with a URL in an account; empty when nothing is, when it is missing, or when its host is unknown today. */
    public List<SettingProblem> urlProblems(Link link, String name) {
        return link
                .setting(name)
                .flatMap(url -> {
                    try {
                        return hostTrouble(parse(url).getHost());
                    } catch (Refused refused) {
                        return Optional.of(refused.trouble());
                    }
                })
                .map(trouble -> new SettingProblem("settings." + name, trouble))
                .stream()
                .toList();
    }

    /** What is wrong with a host name in an account; empty in the same cases as for a URL. */
    public List<SettingProblem> hostProblems(Link link, String name) {
        return link
                .setting(name)
                .flatMap(this::hostTrouble)
                .map(trouble -> new SettingProblem("settings." + name, trouble))
                .stream()
                .toList();
    }

    /** Looks a host up for a connection; use the address that comes back, not the name again. */
    public InetAddress resolve(String host) throws Refused, Retryable {
        Future<InetAddress> lookUp = LOOK_UPS.submit(() -> guard.addresses(host).get(0));
        try {
            return lookUp.get(connecting.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof ForbiddenAddress) {
                throw new Refused(Trouble.of("channel.address.forbidden", host));
            }
            throw new Retryable(Trouble.of("channel.unreachable", host));
        } catch (TimeoutException late) {
            lookUp.cancel(true);
            throw new Retryable(Trouble.of("channel.unreachable", host));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Retryable(Trouble.of("channel.stopped"));
        }
    }

    /**
     * Reads an address from an account.
     *
     * @throws Refused when it is not a plain http or https address
     */
    public static URI parse(String url) throws Refused {
        try {
            URI address = new URI(url);
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            if (address.getHost() == null || !scheme.equals("http") && !scheme.equals("https")) {
                throw new Refused(Trouble.of("channel.address.wrong"));
            }
            if (address.getRawUserInfo() != null) {
                throw new Refused(Trouble.of("channel.address.password"));
            }
            return address;
        } catch (URISyntaxException wrong) {
            throw new Refused(Trouble.of("channel.address.wrong"));
        }
    }

    /**
     * Sends a request and waits for the whole answer, whatever its status. The request's own timeout, when it has
     * one, bounds the whole exchange. A GET is taken for a question: one that gets no answer, as over a kept connection that
     * the server has just ended, is asked once more.
     *
     * @throws Refused when the address must not be reached
     * @throws Retryable when no connection came about, so nothing was sent
     * @throws Unclear when the request may have arrived and no whole answer came
     */
    public Answer exchange(HttpRequest request) throws ChannelException {
        String host = parse(request.uri().toString()).getHost();
        resolve(host);
        Throwable failure;
        try {
            return attempt(host, request);
        } catch (ExecutionException lost) {
            failure = lost.getCause();
        }
        boolean question = request.method().equals("GET") || request.method().equals("HEAD");
        return question && isLost(failure) ? again(host, request) : fail(host, failure);
    }

    /** The same for a request that does something whatever its method: it leaves once. */
    public Answer exchangeOnce(HttpRequest request) throws ChannelException {
        String host = parse(request.uri().toString()).getHost();
        resolve(host);
        return again(host, request);
    }

    private Answer again(String host, HttpRequest request) throws ChannelException {
        try {
            return attempt(host, request);
        } catch (ExecutionException failure) {
            return fail(host, failure.getCause());
        }
    }

    private Answer attempt(String host, HttpRequest request) throws Unclear, ExecutionException {
        CompletableFuture<HttpResponse<byte[]>> underWay =
                client.sendAsync(request, head -> new CappedBody(LARGEST_ANSWER));
        try {
            HttpResponse<byte[]> response =
                    underWay.get(request.timeout().orElse(altogether).toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(host, response.statusCode(), response.headers(), response.body(), clock.instant());
        } catch (TimeoutException late) {
            underWay.cancel(true);
            throw new Unclear(Trouble.of("channel.noAnswer", host));
        } catch (InterruptedException stopped) {
            underWay.cancel(true);
            Thread.currentThread().interrupt();
            throw new Unclear(Trouble.of("channel.stopped"));
        }
    }

    private static boolean isLost(Throwable cause) {
        return cause instanceof IOException
                && !(cause instanceof ConnectException)
                && !(cause instanceof HttpTimeoutException)
                && !(cause instanceof SSLException);
    }

    private static Answer fail(String host, Throwable cause) throws ChannelException {
        throw told(host, cause);
    }

    private Optional<Trouble> hostTrouble(String host) {
        try {
            resolve(host);
            return Optional.empty();
        } catch (Refused forbidden) {
            return Optional.of(forbidden.trouble());
        } catch (Retryable unknown) {
            return Optional.empty();
        }
    }

    private static ChannelException told(String host, Throwable cause) {
        if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
            return new Retryable(Trouble.of("channel.unreachable", host));
        }
        if (cause instanceof SSLHandshakeException) {
            return new Retryable(Trouble.of("channel.certificate", host));
        }
        if (cause instanceof IOException) {
            return new Unclear(Trouble.of("channel.noAnswer", host));
        }
        throw new IllegalStateException("A request to " + host + " failed", cause);
    }
}
