package org.baken.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import org.baken.account.Role;
import org.baken.channel.Channel;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.email.Email;
import org.baken.channel.mastodon.Mastodon;
import org.baken.testing.Answer;
import org.baken.testing.Desk;
import org.baken.testing.FaultTable;
import org.baken.testing.MastodonStub;
import org.baken.testing.MastodonStub.Failure;
import org.baken.testing.Scene;
import org.baken.testing.SmtpStub;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that is killed at each step of each thing it does, on servers that do not remember idempotency keys; then it
 * starts again, or another one takes over. Each step has an account of its own, all are killed at the same moment.
 */
@Tag("database")
class KilledAtEachStepTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    /** How far a process came. */
    private enum Step {
        CLAIMED,
        ARRIVED_WITHOUT_AN_ANSWER,
        ANSWERED_BUT_NOT_STORED,
        STORED
    }

    /** What it was doing. */
    private enum Doing {
        POST,
        EDIT,
        REPOST,
        REMOVE,
        LETTER
    }

    private static final String WRONG = "Het water in de haven is veilig.";
    private static final String RIGHT = "Drink geen water uit de haven.";
    private static final String GONE = "Dit had er nooit mogen staan.";
    private static final String FRESH = "Blijf weg van de haven.";

    @TempDir
    Path folder;

    private final Outlets outlets = new Outlets(TOWN);
    private final Map<String, Place> places = new LinkedHashMap<>();
    private String incident;

    /** Where one thing is killed at one step. */
    private record Place(Doing doing, Step step, String account, MastodonStub server, SmtpStub mail) {
        List<String> found() {
            return mail != null
                    ? mail.letters()
                    : server.statuses().stream().map(MastodonStub.Status::text).toList();
        }

        /** The answer to the next call gets lost, because the process that waits for it does. */
        void loseAnswer() {
            if (mail != null) {
                mail.breakOff(SmtpStub.Break.AFTER_THE_LETTER);
            } else {
                server.fail(Failure.DROP_AFTER_KEEPING);
            }
        }

        void mend() {
            if (mail != null) {
                mail.relent();
            }
        }
    }

    @BeforeEach
    void open() throws Exception {
        TOWN.part(Worker.class).stop();
        for (Doing doing : Doing.values()) {
            for (Step step : Step.values()) {
                // Doing these once more does no harm, with or without an answer.
                boolean same = doing == Doing.EDIT || doing == Doing.REMOVE;
                if (!same || step != Step.ARRIVED_WITHOUT_AN_ANSWER) {
                    place(doing, step);
                }
            }
        }
        incident = Scene.incident(TOWN, "Gedood bij elke stap");
    }

    private void place(Doing doing, Step step) throws Exception {
        String name = doing + " " + step;
        if (doing == Doing.LETTER) {
            SmtpStub mail = SmtpStub.plain();
            Map<String, Object> settings = Map.of(
                    "host", "127.0.0.1",
                    "port", mail.port(),
                    "tls", "NONE",
                    "from", "stad@voorbeeld.example",
                    "recipients", List.of("an@voorbeeld.example"));
            places.put(name, new Place(doing, step, outlets.account("email", name, settings, Map.of()), null, mail));
        } else {
            MastodonStub server = MastodonStub.start(TOWN.clock());
            server.forgetKeys();
            places.put(name, new Place(doing, step, outlets.mastodon(server), server, null));
        }
    }

    @AfterEach
    void end() throws IOException {
        for (Place place : places.values()) {
            outlets.unlink(place.account());
            if (place.mail() == null) {
                place.server().close();
            } else {
                place.mail().close();
            }
        }
    }

    private OwnNode node(String name) throws Exception {
        Outbound outbound = new Outbound(PrivateAddresses.parse("127.0.0.0/8"), TOWN.clock());
        List<Channel> channels = List.of(
                new Mastodon(outbound, TOWN.clock()), new Email(outbound, SSLContext.getDefault(), TOWN.clock()));
        return new OwnNode(TOWN, TOWN.database(), folder.resolve(name), channels);
    }

    private List<String> accounts(Doing... which) {
        return places.values().stream()
                .filter(place -> List.of(which).contains(place.doing()))
                .map(Place::account)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"the same again", "another"})
    void what_a_killed_process_was_doing_is_done_once_or_a_person_is_told(String next) throws Exception {
        Map<Doing, Answer> messages = prepared();
        OwnNode killed = node("the same again");
        for (Place place : places.values()) {
            upTo(killed, place);
        }
        killed.kill();
        places.values().forEach(Place::mend);
        if (next.equals("another")) {
            TOWN.clock().forward(Pace.LEASE.plusSeconds(1));
        }
        try (OwnNode after = node(next)) {
            after.worker().start();
            untilSettled();
        }
        FaultTable table = new FaultTable();
        places.forEach((name, place) -> add(table, name, place, messages));
        System.out.println("Then " + next + " starts" + table);
        table.assertNothingLostOrDoubled();
        assertEverywhereAsWanted(messages);
    }

    /** Publishes what the process is killed at; what it corrects and takes away is there already. */
    private Map<Doing, Answer> prepared() throws Exception {
        Answer wrong = outlets.approved(incident, WRONG);
        Answer gone = outlets.approved(incident, GONE);
        try (OwnNode before = node("before")) {
            before.worker().start();
            outlets.published(wrong, accounts(Doing.EDIT, Doing.REPOST));
            outlets.published(gone, accounts(Doing.REMOVE));
            untilSettled();
        }
        Map<String, Object> words = new HashMap<>(
                Desk.words("CORRECTION", Map.of("nl", Map.of("title", "Water is niet veilig", "body", RIGHT))));
        words.put("supersedes", wrong.id());
        Answer right = Desk.approved(TOWN, incident, words);
        Map<String, String> actions = new HashMap<>();
        accounts(Doing.EDIT).forEach(account -> actions.put(account, "EDIT"));
        accounts(Doing.REPOST).forEach(account -> actions.put(account, "REPOST"));
        Answer corrected = outlets.publish(right, accounts(Doing.EDIT, Doing.REPOST), Map.of("actions", actions));
        assertThat(corrected.status()).as(corrected.text()).isEqualTo(202);
        Answer fresh = outlets.approved(incident, FRESH);
        outlets.published(fresh, accounts(Doing.POST, Doing.LETTER));
        TOWN.as(Role.SPOKESPERSON).delete("/api/messages/" + gone.id() + "/publication");
        return Map.of(
                Doing.POST, fresh, Doing.LETTER, fresh, Doing.EDIT, right, Doing.REPOST, right, Doing.REMOVE, gone);
    }

    private static void upTo(OwnNode node, Place place) {
        Kind kind = place.doing() == Doing.LETTER ? Kind.LETTER : Kind.DELIVERY;
        Parcel parcel = node.claim(kind, place.account());
        while (parcel.task() == Course.Task.READ_BACK) {
            // On a slow machine the earlier post is to be read back first.
            node.store(node.carry(parcel));
            parcel = node.claim(kind, place.account());
        }
        boolean removes = place.doing() == Doing.REMOVE;
        assertThat(parcel.task()).isEqualTo(removes ? Course.Task.REMOVE : Course.Task.SEND);
        if (place.step() == Step.CLAIMED) {
            return;
        }
        if (place.step() == Step.ARRIVED_WITHOUT_AN_ANSWER) {
            place.loseAnswer();
        }
        Done done = node.carry(parcel);
        if (place.step() == Step.STORED) {
            node.store(done);
        }
    }

    /** Lets time pass until nothing moves by itself any more, but for reading back. */
    private static void untilSettled() {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (moving("delivery") + moving("letter") > 0) {
            assertThat(System.nanoTime()).as("settled in time").isLessThan(deadline);
            TOWN.clock().forward(Duration.ofSeconds(5));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static int moving(String table) {
        return TOWN.database()
                .read(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table + """
                         WHERE state IN ('QUEUED', 'SENDING', 'RETRYING') OR (state = 'UNCLEAR' AND next_at IS NOT NULL)
                            OR (removing AND state IN ('SENT', 'DIVERGED'))
                        """)
                        .mapTo(Integer.class)
                        .one());
    }

    private JsonNode delivery(Map<Doing, Answer> messages, Place place) {
        return outlets.delivery(incident, messages.get(place.doing()), place.account());
    }

    private void add(FaultTable table, String name, Place place, Map<Doing, Answer> messages) {
        JsonNode delivery = delivery(messages, place);
        String state = delivery.path("state").asText();
        // A letter is known by what it says, because a mail has headers around it.
        String text =
                place.doing() == Doing.LETTER ? FRESH : delivery.path("text").asText();
        List<String> wanted = place.doing() == Doing.REMOVE ? List.of() : List.of(text);
        List<String> found = new ArrayList<>(place.found());
        if (place.doing() == Doing.LETTER) {
            found.replaceAll(letter -> letter.contains(FRESH) ? FRESH : letter);
        }
        List<String> told = List.of("REFUSED", "UNCLEAR").contains(state) ? List.of(text) : List.of();
        table.add(name, 1, wanted, found, told, state.equals("SENT") ? List.of(text) : List.of());
    }

    private void assertEverywhereAsWanted(Map<Doing, Answer> messages) {
        places.forEach((name, place) -> {
            JsonNode delivery = delivery(messages, place);
            String state = delivery.path("state").asText();
            switch (place.doing()) {
                case REMOVE -> {
                    assertThat(state).as(name).isEqualTo("REMOVED");
                    assertThat(place.found()).as(name).isEmpty();
                }
                // Nobody can look into a mailbox: whether an interrupted letter arrived, a person has to find out.
                case LETTER -> assertThat(state).as(name).isEqualTo(place.step() == Step.STORED ? "SENT" : "UNCLEAR");
                default -> {
                    assertThat(state).as(name).isEqualTo("SENT");
                    assertThat(place.found())
                            .as(name)
                            .containsExactly(delivery.path("text").asText());
                }
            }
        });
    }
}
