package org.baken.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baken.channel.Answer;
import org.baken.channel.Beforehand;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.Form;
import org.baken.channel.Keyring.Fresh;
import org.baken.channel.Link;
import org.baken.channel.OAuth;
import org.baken.channel.Requests;
import org.baken.channel.SettingProblem;
import org.baken.channel.Trouble;
import org.baken.platform.Ids;

/**
 * Sessions of accounts. A server allows few log-ins (30 in five minutes, 300 a day, and Bluesky fewer), so the session is kept
 * with the account's secret and renewed with its refresh token; the app password is only used when there is none that works.
 */
final class Sessions {

    static final String IDENTIFIER = "identifier";
    static final String APP_PASSWORD = "appPassword";

    /** Which service, name and password the kept session belongs to: another one makes it worthless. */
    private static final String OF = "sessionOf";

    private static final String DID = "sessionDid";
    private static final String HANDLE = "sessionHandle";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Pds pds;
    private final Clock clock;

    Sessions(Pds pds, Clock clock) {
        this.pds = pds;
        this.clock = clock;
    }

    /**
     * Makes calls under a session, with a new one when the old one has ended. A call asks {@link #bearer} for its header and
     * {@link #did} for whose it is.
     */
    <T> T with(Link link, OAuth.Call<T> call) throws ChannelException {
        return OAuth.with(link, clock, this::renew, call);
    }

    /**
     * A request under the session.
     *
     * @throws Refused with {@link OAuth#ENDED} when there is no session yet, or one of another account
     */
    static HttpRequest.Builder bearer(HttpRequest.Builder request, Link link) throws Refused {
        did(link);
        return request.header("Authorization", "Bearer " + Requests.token(link, OAuth.ACCESS_TOKEN));
    }

    /** Whom the session belongs to. */
    static String did(Link link) throws Refused {
        if (!fits(link)) {
            throw new Refused(Trouble.of(OAuth.ENDED, Pds.host(link), ""));
        }
        return link.secret().get(DID);
    }

    /** What readers know the account by: its handle; its DID when it has none that works. */
    static String shown(Link link) throws Refused {
        String did = did(link);
        return link.hidden(HANDLE)
                .filter(handle -> !handle.equals("handle.invalid"))
                .orElse(did);
    }

    /** What is wrong with what a person typed; the session is no field of a form. */
    static List<SettingProblem> problems(Form form, Link link) {
        Map<String, String> typed = new HashMap<>(link.secret());
        typed.keySet().removeAll(Set.of(OF, DID, HANDLE));
        return OAuth.problems(
                form, new Link(link.account(), link.platform(), link.handle(), link.settings(), typed), Set.of());
    }

    private static boolean fits(Link link) {
        return link.hidden(DID).isPresent()
                && link.hidden(OF).filter(fingerprint(link)::equals).isPresent();
    }

    private static String fingerprint(Link link) {
        return Ids.digest(Pds.service(link) + "\n" + identifier(link) + "\n"
                + link.hidden(APP_PASSWORD).orElse(""));
    }

    /** People write the @ along; the server does not know it. */
    private static String identifier(Link link) {
        return link.hidden(IDENTIFIER).orElse("").strip().replaceFirst("^@", "");
    }

    private Fresh renew(Link current) throws ChannelException {
        Optional<JsonNode> session = fits(current) ? refreshed(current) : Optional.empty();
        return kept(current, session.isPresent() ? session.get() : login(current));
    }

    /** Empty when the refresh token does not work any more; a server that is away is no reason to log in again. */
    private Optional<JsonNode> refreshed(Link link) throws Refused, Retryable {
        String token = link.hidden(OAuth.REFRESH_TOKEN).orElse("");
        if (!token.matches("[\\x21-\\x7e]+")) {
            return Optional.empty();
        }
        return Beforehand.of(Pds.host(link), () -> {
            Answer answer = pds.exchange(Pds.procedure(link, "com.atproto.server.refreshSession")
                    .header("Authorization", "Bearer " + token));
            if (answer.status() == 400 || answer.status() == 401 || answer.status() == 403) {
                return Optional.empty();
            }
            return Optional.of(Pds.orFail(answer, link).json());
        });
    }

    private JsonNode login(Link link) throws Refused, Retryable {
        ObjectNode who = JsonNodeFactory.instance
                .objectNode()
                .put("identifier", identifier(link))
                .put("password", link.hidden(APP_PASSWORD).orElse("").strip());
        return Beforehand.of(
                Pds.host(link),
                () -> Pds.orFail(pds.exchange(Pds.procedure(link, "com.atproto.server.createSession", who)), link)
                        .json());
    }

    private static Fresh kept(Link link, JsonNode session) throws Refused, Retryable {
        Map<String, String> entries = new HashMap<>();
        String access = session.path("accessJwt").asText("");
        String did = session.path("did").asText("");
        if (access.isEmpty() || !did.startsWith("did:")) {
            throw new Retryable(Trouble.of("channel.beforehand", Pds.host(link)));
        }
        entries.put(OF, fingerprint(link));
        entries.put(DID, did);
        entries.put(HANDLE, session.path("handle").asText(""));
        entries.put(OAuth.ACCESS_TOKEN, access);
        entries.put(OAuth.REFRESH_TOKEN, session.path("refreshJwt").asText(""));
        entries.put(OAuth.ACCESS_ENDS_AT, endOf(access).map(Instant::toString).orElse(""));
        return new Fresh(entries, null);
    }

    /** Access tokens are JWTs (RFC 7519); of one that is not, the server tells when it has ended. */
    private static Optional<Instant> endOf(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            long end = MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path("exp")
                    .asLong(0);
            return end > 0 ? Optional.of(Instant.ofEpochSecond(end)) : Optional.empty();
        } catch (IllegalArgumentException | IOException unreadable) {
            return Optional.empty();
        }
    }
}
