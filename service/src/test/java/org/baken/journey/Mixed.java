package org.baken.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reactions of all sorts, as an evening brings them.
 *
 * @param handle who wrote it; each another
 * @param way the answers to the questions of the tree, by their place: what a trained moderator presses
 * @param category the class that this leads to
 */
record Mixed(String handle, String text, String way, String category) {
    /** Thirty, in the order in which their writers must have an answer. */
    static final List<Mixed> THIRTY = List.of(
            new Mixed("nora", "Is the tap water at the north quay safe?", "211", "question"),
            new Mixed("olaf", "The siren in Dock Street does not work.", "22", "report"),
            new Mixed("pia", "Thank you all, you did this well tonight.", "11", "praise"),
            new Mixed("quin", "My heart goes out to the families near the fire.", "12", "sympathy"),
            new Mixed(
                    "rosa",
                    "To all who ask: the school is open tomorrow, it says so on the town's page.",
                    "13",
                    "helpful"),
            new Mixed(
                    "sam", "The fire brigade says the lake is poisoned, so do not touch it.", "2321", "misinformation"),
            new Mixed(
                    "tess",
                    "They hide ten dead from us. Spread this before they delete it.",
                    "344622",
                    "disinformation"),
            new Mixed("umar", "I heard that the tunnel is closed until Monday.", "233", "unknown-claim"),
            new Mixed("vera", "I am so scared, my son is asthmatic and it smells here.", "3441", "worry"),
            new Mixed("wim", "Your phone line let me wait an hour and then hung up.", "3444", "complaint"),
            new Mixed("xena", "The map on your page is unreadable on a phone.", "34451", "criticism"),
            new Mixed("yara", "This town should never have let that firm build there.", "34452", "opinion"),
            new Mixed("zeno", "As always, and again, and every week: you are useless.", "34453", "persistent"),
            new Mixed("abel", "You are all idiots and pigs.", "341", "insult"),
            new Mixed("bram", "That woman at your desk is too stupid to help anyone.", "342", "hurt"),
            new Mixed("cleo", "No Jan, you shut up. No, you shut up.", "343", "quarrel"),
            new Mixed("dirk", "Somebody should set fire to those people's homes.", "31", "punishable"),
            new Mixed("elsa", "The driver is P. Smit, he lives at Dock Street 4.", "32", "privacy"),
            new Mixed("finn", "I will wait for the mayor at her door tonight.", "33", "threat"),
            new Mixed("gaby", "Vote for my list, we would have done this better.", "251", "political"),
            new Mixed("hugo", "Gas masks, today at half price in my shop.", "252", "commercial"),
            new Mixed("iris", "WIN WIN WIN click here http://win.example/1", "2531", "spam"),
            new Mixed("jack", "WIN WIN WIN click here http://win.example/2", "2531", "spam"),
            new Mixed("kate", "Anyone seen my cat? Grey, white paws.", "254", "off-topic"),
            new Mixed("luc", "In our street's group they all talk about the smoke.", "2555", "outside-group"),
            new Mixed(
                    "mira",
                    "May my mother of 84 stay in her flat at Quay 12? She is on oxygen.",
                    "212",
                    "personal-question"),
            new Mixed("nils", "Evening paper here. When does the mayor speak?", "213", "press"),
            new Mixed("oona", "Why does nobody say how long this will take?", "34421", "question"),
            new Mixed("paul", "Until when is the bridge closed?", "211", "question"),
            new Mixed("rita", "Strength to everyone on the spot.", "12", "sympathy"));

    /** As the service takes many at once; each was written a minute after the one before it. */
    static Map<String, Object> items(List<Mixed> all, Instant first) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Mixed one = all.get(i);
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("id", "post-" + one.handle());
            item.put("text", one.text());
            item.put("handle", one.handle());
            item.put("platform", "mastodon");
            item.put("lang", "en");
            item.put("url", "https://social.example/" + one.handle());
            item.put("at", first.plusSeconds(60L * i).toString());
            items.add(item);
        }
        return Map.of("items", items);
    }
}
