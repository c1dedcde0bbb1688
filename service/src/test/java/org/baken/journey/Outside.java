package org.baken.journey;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.baken.testing.FaultProxy;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.Linked;
import org.baken.testing.MastodonStub;
import org.baken.testing.Scene;
import org.baken.testing.Town;

/**
 * What a town publishes on, each on a server of its own beside the test: two Mastodon servers, of which the first stands
 * behind a network that can fail, an app that is called by webhook and can shut its door, a mailing list, a sound van and a
 * mailbox for the team.
 */
final class Outside implements AutoCloseable {
    static final String TOWN_ACCOUNT = "Mastodon of the town";
    static final String BRIGADE_ACCOUNT = "Mastodon of the fire brigade";
    static final String APP_ACCOUNT = "App of the town";
    static final String LIST_ACCOUNT = "Newsletter";
    static final String VAN_ACCOUNT = "Sound van";
    /** The five accounts and the public page. */
    static final int CHANNELS = 6;

    static final List<String> READERS = List.of("een@lezers.example", "twee@lezers.example");

    private final MastodonStub town;
    private final FaultProxy wayToTown;
    private final MastodonStub brigade;
    private final HttpStub app;
    private final AtomicBoolean shut = new AtomicBoolean();
    private final GreenMailExtension mail;

    private Outside(Town house, GreenMailExtension mail) throws IOException {
        this.mail = mail;
        town = MastodonStub.start(house.clock());
        wayToTown = FaultProxy.before(URI.create(town.baseUrl()).getPort());
        brigade = MastodonStub.start(house.clock());
        app = HttpStub.start(
                request -> shut.get() ? Reply.json(403, Map.of("error", "Not from you")) : Reply.empty(204));
    }

    /** Starts the servers, and links the accounts on them. */
    static Outside start(Town house, GreenMailExtension mail) throws IOException {
        Outside outside = new Outside(house, mail);
        link(
                house,
                "mastodon",
                TOWN_ACCOUNT,
                Map.of("baseUrl", "http://127.0.0.1:" + outside.wayToTown.port()),
                Map.of("accessToken", MastodonStub.TOKEN));
        link(
                house,
                "mastodon",
                BRIGADE_ACCOUNT,
                Map.of("baseUrl", outside.brigade.baseUrl()),
                Map.of("accessToken", MastodonStub.TOKEN));
        link(
                house,
                "webhook",
                APP_ACCOUNT,
                Map.of("url", outside.app.baseUrl() + "/messages"),
                Map.of("key", "k".repeat(32)));
        Linked.mailingList(house, mail.getSmtp().getPort(), LIST_ACCOUNT, READERS.toArray(String[]::new));
        link(house, "manual", VAN_ACCOUNT, Map.of("work", "OTHER", "instructions", "Call the driver."), Map.of());
        Scene.created(house.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform",
                                "email",
                                "name",
                                "Mail to the team",
                                "team",
                                true,
                                "settings",
                                Map.of(
                                        "host", "127.0.0.1",
                                        "port", mail.getSmtp().getPort(),
                                        "tls", "NONE",
                                        "from", "baken@stad.example"))));
        return outside;
    }

    private static void link(
            Town house, String platform, String name, Map<String, ?> settings, Map<String, String> secret) {
        Scene.created(house.admin()
                .post(
                        "/api/accounts",
                        Map.of("platform", platform, "name", name, "settings", settings, "secret", secret)));
    }

    MastodonStub town() {
        return town;
    }

    MastodonStub brigade() {
        return brigade;
    }

    /** What is asked of the town's server is done there, but no answer comes back until the network is mended. */
    void loseAnswers() {
        wayToTown.fail(FaultProxy.Fault.ANSWER_LOST, Integer.MAX_VALUE);
    }

    void mendNetwork() {
        wayToTown.mend();
    }

    /** The app answers 403 to everything, or takes everything again. */
    void shutApp(boolean now) {
        shut.set(now);
    }

    /** How often the app took or refused something with this text. */
    long toldApp(String text) {
        return app.requests().stream()
                .filter(request -> request.text().contains(text))
                .count();
    }

    /** The subjects and texts of all mails to this address, oldest first. */
    List<String> mailsTo(String address) {
        return Arrays.stream(mail.getReceivedMessages())
                .filter(letter -> recipient(letter).equals(address))
                .map(Outside::text)
                .toList();
    }

    /** Somebody else changes what stands on the town's server, on that server itself. */
    void tamper(String text) throws IOException, InterruptedException {
        String status = town.statuses().get(0).id();
        HttpRequest change = HttpRequest.newBuilder(URI.create(town.baseUrl() + "/api/v1/statuses/" + status))
                .header("Authorization", "Bearer " + MastodonStub.TOKEN)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"status\":\"" + text + "\"}"))
                .build();
        HttpClient.newHttpClient().send(change, HttpResponse.BodyHandlers.discarding());
    }

    private static String recipient(Message letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Message letter) {
        try {
            return letter.getSubject() + "\n" + GreenMailUtil.getBody(letter);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        wayToTown.close();
        town.close();
        brigade.close();
        app.close();
    }
}
