package org.baken.publicpage;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.baken.message.Cap;
import org.baken.platform.Publisher;
import org.baken.publicpage.PageView.Line;
import org.baken.publicpage.PageView.Phase;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Purpose;
import org.baken.publicpage.PageView.Standing;
import org.baken.publicpage.PageView.Verdict;
import org.baken.publishing.OfficialProfile;

/** Pages to try the rendering with. */
final class PageViews {
    static final Publisher HOUSE = new Publisher(
            "Gemeente Havenrode", "https://havenrode.example", ZoneId.of("Europe/Brussels"), List.of("nl", "fr", "en"));
    static final Instant START = Instant.parse("2026-11-21T14:48:00Z");

    private PageViews() {}

    static PageView fire(boolean exercise, String lang) {
        return new PageView(
                "brand-rangeerterrein-7k2m",
                exercise,
                "Brand op het rangeerterrein",
                "nl",
                lang,
                List.of("nl", "fr"),
                Phase.ACTIVE,
                START,
                null,
                START.plusSeconds(2400),
                START.plusSeconds(4200),
                false,
                List.of(
                        new Line("Blijf binnen en sluit ramen en deuren.", "nl", null),
                        new Line("Zet de ventilatie uit.", "nl", null)),
                List.of(
                        new Line("Twee ketelwagens staan in brand.", "nl", "Brandweer"),
                        new Line("Niemand is gewond.", "nl", null)),
                List.of(new Line("Wat er in de wagens zit.", "nl", null)),
                List.of(new Line("De brandweer koelt de andere wagens en meet de lucht.", "nl", null)),
                List.of(new Line(
                        "Bel het infonummer 0800 12 345. Opvang: sporthal De Dijk, Dijkstraat 4.", "nl", null)),
                List.of(
                        post(
                                "5",
                                Purpose.OTHER,
                                "Update 2",
                                "Het vuur is onder controle.",
                                2400,
                                Standing.CURRENT,
                                null),
                        post(
                                "4",
                                Purpose.CORRECTION,
                                "Het drinkwater is veilig",
                                "Je kunt het kraanwater drinken. Er gaat een bericht rond dat het vergiftigd is. Dat klopt niet:"
                                        + " het waterbedrijf mat om 16.10 uur.\n\nMeer op https://havenrode.example/water.",
                                1900,
                                Standing.CURRENT,
                                null),
                        post("3", Purpose.OTHER, "Update 1", null, 1500, Standing.WITHDRAWN, null),
                        post(
                                "2",
                                Purpose.INSTRUCTION,
                                "Rook: blijf binnen",
                                "De rook trekt naar het noorden.\nWoon je in Noord of de Stationswijk? Ga naar binnen.",
                                900,
                                Standing.CURRENT,
                                null),
                        post(
                                "1",
                                Purpose.OTHER,
                                "Brand op het rangeerterrein",
                                "Er is brand. We weten nog niet meer.",
                                600,
                                Standing.SUPERSEDED,
                                "5")),
                List.of(new Verdict("9", "Het drinkwater is vergiftigd", "nl", "FALSE", START.plusSeconds(1900), "4")),
                List.of(
                        new PageView.Asked(
                                "Mag ik het kraanwater drinken?",
                                "nl",
                                true,
                                new Line("Ja, het kraanwater is veilig.", "nl", "Waterdienst")),
                        new PageView.Asked(
                                "Wanneer rijden er weer treinen?",
                                "nl",
                                false,
                                new Line("Het spoor wordt nog nagekeken.", "nl", null))),
                List.of(new OfficialProfile(
                        "mastodon",
                        "Gemeente Havenrode",
                        "@havenrode@overheid.example",
                        "https://overheid.example/@havenrode")));
    }

    static Post post(
            String id, Purpose purpose, String title, String text, int seconds, Standing standing, String replacedBy) {
        return new Post(
                id,
                purpose,
                "nl",
                title,
                text,
                START.plusSeconds(seconds),
                standing,
                standing == Standing.CURRENT ? null : START.plusSeconds(2400),
                replacedBy,
                List.of(),
                null);
    }

    /** The same message, with how it reads as an alert. */
    static Post with(Post post, Cap cap) {
        return new Post(
                post.id(),
                post.purpose(),
                post.lang(),
                post.title(),
                post.text(),
                post.publishedAt(),
                post.standing(),
                post.changedAt(),
                post.replacedBy(),
                post.pictures(),
                cap);
    }

    /** A page with these messages, the oldest first. */
    static PageView with(Post... posts) {
        List<Post> newestFirst = new ArrayList<>(List.of(posts));
        Collections.reverse(newestFirst);
        return with(fire(false, "nl"), newestFirst, List.of());
    }

    /** A page in this language with one message. */
    static PageView with(String lang, Post post) {
        return with(fire(false, lang), List.of(post), List.of());
    }

    /** A page of an exercise with one message. */
    static PageView exercise(Post post) {
        return with(fire(true, "nl"), List.of(post), List.of());
    }

    /** The same page once its rumours are worth something else. */
    static PageView judged(PageView view, String verdict, Instant at) {
        List<Verdict> judged = view.rumours().stream()
                .map(one -> new Verdict(one.id(), one.claim(), one.lang(), verdict, at, one.message()))
                .toList();
        return with(view, view.messages(), judged);
    }

    private static PageView with(PageView fire, List<Post> messages, List<Verdict> rumours) {
        return new PageView(
                fire.slug(),
                fire.exercise(),
                fire.title(),
                fire.mainLang(),
                fire.lang(),
                fire.languages(),
                fire.phase(),
                fire.openedAt(),
                fire.closedAt(),
                fire.changedAt(),
                fire.nextUpdateAt(),
                fire.late(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                messages,
                rumours,
                List.of(),
                List.of());
    }
}
