package org.baken.authenticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baken.authenticity.Answer.Piece;
import org.baken.authenticity.Answer.State;
import org.baken.message.MessageState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final String TITLE = "Brand in de haven";
    private static final String BODY =
            "Er woedt een zware brand in loods 14 aan de Kaaistraat. Sluit ramen en deuren, “zet de ventilatie uit” en"
                    + " blijf binnen tot 16.30 uur.\n\nAlle informatie: https://waterschoot.be/i/brand-in-de-haven";
    private static final String FRENCH =
            "Un incendie fait rage à l’entrepôt 14. Restez à l’intérieur, fermez portes et fenêtres. Prochaine mise à jour"
                    + " à 16 h 30.";

    private static final Official FIRE = Shelves.official("fire", "nl", TITLE, BODY);
    private static final Official FEU = Shelves.official("feu", "fr", "Incendie au port", FRENCH);
    private static final Official DECOY = Shelves.official(
            "decoy",
            "nl",
            "Lek in de leiding",
            "Er is een lek in de leiding aan de Kaaistraat. Kook het water tot 18 uur.");
    private static final Official DRILL = Shelves.official(
            "drill",
            "nl",
            "OEFENING – Gaslek op de markt",
            "Er is een gaslek op de markt. Ga niet naar het centrum en volg de politie.",
            MessageState.PUBLISHED,
            true);
    private static final Official SMS = Shelves.official(
            "sms", "nl", "", "Blijf binnen, sluit ramen en deuren tot 20 uur. Meer: waterschoot.be/m/7K3F-9QXM");
    private static final Shelf SHELF = Shelves.of(DECOY, FIRE, FEU, DRILL, SMS);

    private static Answer answer(String pasted) {
        return new Texts(SHELF, pasted, "Gemeente Waterschoot", key -> key.startsWith("waterschoot.be/")).answer();
    }

    private static String quoted(String text) {
        return text.lines().map(line -> "> > " + line).collect(Collectors.joining("\n"));
    }

    private static String wrapped(String text) {
        return text.replaceAll("((?:\\S+ ){5})", "$1\n");
    }

    static Stream<Arguments> noise() {
        String whole = TITLE + "\n\n" + BODY;
        return Stream.of(
                Arguments.of("as it was written", whole),
                Arguments.of("without its title", BODY),
                Arguments.of("quoted in a mail", quoted(whole)),
                Arguments.of(
                        "forwarded by mail in Dutch",
                        "Van: An Peeters <an@example.be>\nVerzonden: zaterdag 21 november 2026 14:05\nAan: Bert\n"
                                + "Onderwerp: Fwd: " + TITLE + "\n\n" + BODY + "\n\nVerzonden vanaf mijn iPhone"),
                Arguments.of(
                        "forwarded by mail in French",
                        "---------- Message transféré ----------\nDe : An <an@example.be>\nDate : sam. 21 nov. 2026 à 14:05\n"
                                + "À : bert@example.be\nObjet : TR: " + TITLE + "\n\n" + BODY),
                Arguments.of(
                        "forwarded by mail in English",
                        "-----Original Message-----\nFrom: An\nSent: Saturday, 21 November 2026 14:05\nTo: Bert\nSubject: FW: RE: "
                                + TITLE + "\n\n" + BODY),
                Arguments.of(
                        "answered with a quote",
                        "Op za 21 nov. 2026 om 14:05 schreef An Peeters <an@example.be>:\n\n" + quoted(whole)),
                Arguments.of("answered in French", "Le sam. 21 nov. 2026 à 14:05, An a écrit :\n" + quoted(whole)),
                Arguments.of("from a chat's export", "[21/11/2026, 14:05:12] Tante Mia: " + whole),
                Arguments.of("from another chat's export", "21/11/2026, 14:05 - Tante Mia: " + whole),
                Arguments.of("forwarded in a chat", "Doorgestuurd\n" + whole),
                Arguments.of("forwarded often", "Vaak doorgestuurd\n" + whole),
                Arguments.of("with a mark in front", "Doorgestuurd: " + whole),
                Arguments.of(
                        "with hashtags and mentions around", "@stad #brand " + whole + "\n\n#haven #veilig @politie"),
                Arguments.of("with emoji", "🔥🚒 " + whole.replace("loods", "🏭 loods") + " 🙏🏽"),
                Arguments.of(
                        "with other white space", whole.replace(" ", " \u00a0 ").replace("\n", "\r\n\r\n")),
                Arguments.of("wrapped", wrapped(whole)),
                Arguments.of("with plain quotes", whole.replaceAll("[“”]", "\"").replace('’', '\'')),
                Arguments.of(
                        "in capitals",
                        whole.toUpperCase(Locale.ROOT)
                                .replaceAll("HTTPS\\S+", "https://waterschoot.be/i/brand-in-de-haven")),
                Arguments.of("in normal form D", Normalizer.normalize(whole, Normalizer.Form.NFD)),
                Arguments.of("in full-width letters", whole.replace("zware brand", "zware ｂｒａｎｄ")),
                Arguments.of(
                        "with zero-width characters",
                        whole.replace("a", "a\u200b\u2060")
                                .replace("Kaaistraat", "Kaai\u00adstraat")
                                .replace("/i/b\u200b", "/i/b")),
                Arguments.of(
                        "with a link that follows people",
                        BODY + "?utm_source=whatsapp&utm_medium=social&fbclid=IwAR0x"),
                Arguments.of(
                        "with a link wrapped by a mail program",
                        BODY.replace(
                                "https://waterschoot.be/i/brand-in-de-haven",
                                "https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwaterschoot.be%2Fi%2Fbrand-in-de-haven&data=05%7C02&reserved=0")),
                Arguments.of(
                        "with a link shown short",
                        BODY.replace("https://waterschoot.be/i/brand-in-de-haven", "waterschoot.be/i/brand-in-de-ha…")),
                Arguments.of("with a link in angle brackets", BODY.replace("https:", "<https:") + ">"),
                Arguments.of(
                        "with marks of bold and italic",
                        "*" + TITLE + "*\n\n_" + BODY.replace("blijf binnen", "*blijf binnen*") + "_"),
                Arguments.of("with list signs", whole.replace("Sluit", "\n• Sluit")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noise")
    void a_message_is_recognised_through_what_forwarding_does_to_it(String how, String pasted) {
        Answer answer = answer(pasted);
        assertThat(answer.state()).as(answer.toString()).isEqualTo(State.CURRENT);
        assertThat(answer.about()).isSameAs(FIRE);
        assertThat(answer.beside()).isEmpty();
    }

    static Stream<Arguments> altered() {
        return Stream.of(
                Arguments.of("another hour", BODY.replace("16.30", "18.30"), "16", "18"),
                Arguments.of("a word less", BODY.replace("blijf binnen", "blijf"), "binnen", null),
                Arguments.of("a word more", BODY.replace("blijf binnen", "blijf niet binnen"), null, "niet"),
                Arguments.of(
                        "another address", BODY.replace("waterschoot.be", "waterschoot-be.example"), "https", "https"),
                Arguments.of(
                        "a letter of another alphabet", BODY.replace("blijf", "bl\u0456jf"), "blijf", "bl\u0456jf"),
                Arguments.of(
                        "a sentence in between",
                        BODY.replace("Sluit", "Het water is giftig. Sluit"),
                        null,
                        "Het water is giftig"),
                Arguments.of("a word struck through", BODY.replace("blijf binnen", "blijf ~binnen~"), "binnen", null),
                Arguments.of(
                        "a word struck through with marks",
                        BODY.replace("binnen", "b\u0336i\u0336n\u0336n\u0336e\u0336n\u0336"),
                        "binnen",
                        null),
                Arguments.of("a link with another target", BODY.replace("/i/brand", "/i/andere"), "https", "https"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("altered")
    void an_altered_message_is_never_ours_and_what_differs_is_shown(
            String how, String pasted, String missing, String foreign) {
        Answer answer = answer(pasted);
        assertThat(answer.state()).as(answer.toString()).isEqualTo(State.SIMILAR);
        assertThat(answer.about()).isSameAs(FIRE);
        if (missing != null) {
            assertThat(pieces(answer, Piece.Kind.MISSING)).anyMatch(piece -> piece.contains(missing));
        }
        if (foreign != null) {
            assertThat(pieces(answer, Piece.Kind.FOREIGN)).anyMatch(piece -> piece.contains(foreign));
        }
        assertThat(pieces(answer, Piece.Kind.SAME)).isNotEmpty();
    }

    private static List<String> pieces(Answer answer, Piece.Kind kind) {
        return answer.difference().stream()
                .filter(piece -> piece.kind() == kind)
                .map(Piece::text)
                .toList();
    }

    @Test
    void what_stands_around_our_message_is_told_and_not_ours() {
        Answer answer = answer("Kijk wat ze schrijven, het is erger dan je denkt:\n\n" + BODY
                + "\n\nJan zegt: ga nu weg uit de stad.");
        assertThat(answer.state()).isEqualTo(State.CURRENT);
        assertThat(answer.about()).isSameAs(FIRE);
        assertThat(answer.beside())
                .containsExactly(
                        "Kijk wat ze schrijven, het is erger dan je denkt:", "Jan zegt: ga nu weg uit de stad.");
    }

    @Test
    void another_title_above_our_text_is_not_ours() {
        Answer answer = answer("Evacueer meteen\n\n" + BODY);
        assertThat(answer.beside()).containsExactly("Evacueer meteen");
    }

    @Test
    void our_own_name_and_a_link_to_us_beside_a_message_are_nobody_elses_words() {
        Answer answer = answer("Gemeente Waterschoot\n\n" + TITLE + "\n\n" + BODY + "\nhttps://waterschoot.be/verify");
        assertThat(answer.state()).isEqualTo(State.CURRENT);
        assertThat(answer.beside()).isEmpty();
    }

    @Test
    void a_header_that_says_more_than_headers_do_is_shown_as_left_out() {
        Answer answer = answer("Aan: alle inwoners, verlaat nu je huis\n" + BODY);
        assertThat(answer.aside()).containsExactly("Aan: alle inwoners, verlaat nu je huis");
    }

    @Test
    void a_part_of_a_message_is_said_to_be_a_part() {
        Answer answer = answer("Sluit ramen en deuren, zet de ventilatie uit en blijf binnen tot 16.30 uur.");
        assertThat(answer.state()).isEqualTo(State.SIMILAR);
        assertThat(answer.part()).isTrue();
        assertThat(answer.about()).isSameAs(FIRE);
    }

    @Test
    void a_message_is_found_in_its_own_language_and_as_it_went_out_by_text_message() {
        assertThat(answer("Fwd: " + FRENCH).about()).isSameAs(FEU);
        assertThat(answer(
                                "BLIJF BINNEN, sluit ramen en deuren tot 20 uur. Meer: https://www.waterschoot.be/m/7K3F-9QXM?via=sms")
                        .about())
                .isSameAs(SMS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Er is brand",
                "Blijf binnen",
                "Sluit ramen en deuren",
                "Het drinkwater van Waterschoot is vergiftigd. Drink vandaag niets uit de kraan en deel dit met iedereen.",
                "Er is een groot feest op de markt. Kom allemaal om 16.30 uur naar de Kaaistraat.",
                "Un grand feu d’artifice est prévu ce soir à 16 h 30 au port.",
                "De gemeente Waterschoot vraagt je bankgegevens. Klik op https://waterschoot.be.evil.example/i/brand",
                "a b c d e f g h i j k l m n o p q r s t u v w x y z",
                "{{house}} <script>alert(1)</script> ]]> &amp; %s ${jndi:ldap://x}"
            })
    void what_we_never_wrote_is_not_ours(String pasted) {
        Answer answer = answer(pasted);
        assertThat(answer.state()).as(answer.toString()).isEqualTo(State.UNKNOWN);
        assertThat(answer.about()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OEFENING – Gaslek op de markt\n\n", "[OEFENING] ", "*** oefening ***\n", "EXERCISE: ", ""})
    void a_text_of_an_exercise_belongs_to_an_exercise(String mark) {
        Answer answer = answer(mark + "Er is een gaslek op de markt. Ga niet naar het centrum en volg de politie.");
        assertThat(answer.state()).isEqualTo(State.EXERCISE);
        assertThat(answer.about()).isSameAs(DRILL);
    }

    @Test
    void a_real_message_that_is_called_an_exercise_is_said_to_be_real() {
        Answer answer = answer("[oefening] " + BODY);
        assertThat(answer.state()).isEqualTo(State.CURRENT);
        assertThat(answer.unlikeExercise()).isTrue();
    }

    @Test
    void of_two_messages_in_one_text_the_one_that_holds_no_longer_decides() {
        Official old = Shelves.official(
                "old",
                "nl",
                "",
                "Het gebied ten noorden van het kanaal is veilig tot vanavond.",
                MessageState.WITHDRAWN,
                false);
        Shelf shelf = Shelves.of(FIRE, old);
        Answer answer = new Texts(
                        shelf,
                        BODY + "\n\nHet gebied ten noorden van het kanaal is veilig tot vanavond.",
                        "Gemeente Waterschoot",
                        key -> false)
                .answer();
        assertThat(answer.state()).isEqualTo(State.WITHDRAWN);
        assertThat(answer.also()).containsExactly(FIRE);
        assertThat(answer.beside()).isEmpty();
    }

    @Test
    void what_only_resembles_a_withdrawn_message_repeats_nothing_of_it() {
        Official old = Shelves.official(
                "old",
                "nl",
                "",
                "Het gebied ten noorden van het kanaal is veilig tot vanavond.",
                MessageState.WITHDRAWN,
                false);
        Answer answer = new Texts(
                        Shelves.of(old),
                        "Het gebied ten noorden van het kanaal is veilig tot morgenavond.",
                        "Gemeente Waterschoot",
                        key -> false)
                .answer();
        assertThat(answer.state()).isEqualTo(State.SIMILAR);
        assertThat(answer.difference()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a ",
                "a.",
                "a.a.",
                "~",
                "~a ",
                "[",
                "@a@",
                "#",
                "> ",
                "https://a/",
                "(oefening) ",
                "*** ",
                "<https://a.be/b> ",
                "van: a\n",
                "Op a schreef b:\n",
                "a\u0336",
                "\u0301",
                "[oefening",
                "1/1/26 1:11 "
            })
    void a_text_that_is_made_to_be_slow_is_not(String unit) {
        String pasted = unit.repeat(Verifier.LONGEST_TEXT / unit.length());
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(answer(pasted).state()).isEqualTo(State.UNKNOWN), unit);
    }

    @Test
    void one_of_ten_thousand_messages_is_found_and_the_one_beside_it_is_not() {
        Random random = new Random(7);
        List<String> words = Stream.generate(() -> random.ints(6, 'a', 'z' + 1)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .limit(2_000)
                .toList();
        List<Official> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            String body = random.ints(60, 0, words.size()).mapToObj(words::get).collect(Collectors.joining(" "));
            many.add(Shelves.official("m" + i, "nl", "", body));
        }
        Shelf shelf = Shelves.of(many.toArray(new Official[0]));
        Official wanted = many.get(4_711);
        String pasted = "Fwd: " + wanted.in("nl").text();
        assertThat(new Texts(shelf, pasted, "Gemeente Waterschoot", key -> false)
                        .answer()
                        .about())
                .isSameAs(wanted);
        assertThat(new Texts(shelf, pasted, "Gemeente Waterschoot", key -> false)
                        .answer()
                        .state())
                .isEqualTo(State.CURRENT);
        String huge = random.ints(2_800, 0, words.size()).mapToObj(words::get).collect(Collectors.joining(" "));
        assertThat(new Texts(shelf, huge, "Gemeente Waterschoot", key -> false)
                        .answer()
                        .state())
                .isEqualTo(State.UNKNOWN);
    }
}
