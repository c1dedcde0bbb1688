package org.baken.forwarding;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.baken.channel.SmsLimits;
import org.baken.incident.Incident;
import org.baken.platform.Dates;
import org.baken.platform.Publisher;
import org.baken.platform.Words;

/** What colleagues are written, each in their own language. */
final class Texts {
    private static final int HEADLINE_IN_TEXT = 60;

    private final Publisher house;

    Texts(Publisher house) {
        this.house = house;
    }

    /**
     * What a letter is about.
     *
     * @param headlines of the messages, in their order; at least one
     * @param asker the name of the person who asks
     */
    record About(Incident incident, List<String> headlines, String asker, String note) {
        String first() {
            return headlines.size() == 1 ? headlines.get(0) : headlines.get(0) + " (+" + (headlines.size() - 1) + ")";
        }
    }

    /** To whom: what differs from one letter to the next. */
    record To(String name, String lang, String link, Instant until) {}

    String subject(About about, To to, boolean again) {
        return mark(about, to) + words(to).of(again ? "mail.reminder-subject" : "mail.subject", about.first());
    }

    String mail(About about, To to) {
        Words words = words(to);
        String note = about.note().isBlank() ? "" : words.of("mail.note", about.note());
        return drill(about, to)
                + words.of(
                        about.headlines().size() == 1 ? "mail.text" : "mail.text-several",
                        to.name(),
                        about.asker(),
                        house.name(),
                        listed(about),
                        note,
                        to.link(),
                        day(to));
    }

    /** A text message: short, and in the alphabet in which a part holds most. */
    String sms(About about, To to, boolean again) {
        return plain(mark(about, to)
                + words(to).of(again ? "sms.reminder" : "sms.text", about.asker(), house.name(), to.link()));
    }

    /** What is sent by hand with the link. */
    String chat(About about, To to) {
        return mark(about, to) + words(to).of("chat.text", to.name(), house.name(), about.first(), to.link());
    }

    String stopSubject(About about, To to) {
        return mark(about, to) + words(to).of("mail.stop-subject", about.first());
    }

    String stopMail(About about, To to, boolean withdrawn) {
        return drill(about, to)
                + words(to)
                        .of(
                                withdrawn ? "mail.stop-withdrawn" : "mail.stop-superseded",
                                to.name(),
                                about.asker(),
                                house.name(),
                                about.first(),
                                to.link());
    }

    /** To stop, as short as it can be: for text messages and for chats. */
    String stopShort(About about, To to, boolean withdrawn) {
        String headline = about.first();
        String short60 = headline.length() <= HEADLINE_IN_TEXT
                ? headline
                : headline.substring(0, HEADLINE_IN_TEXT - 1).strip() + "…";
        return mark(about, to)
                + words(to).of(withdrawn ? "sms.stop-withdrawn" : "sms.stop-superseded", short60, to.link());
    }

    String stopSms(About about, To to, boolean withdrawn) {
        return plain(stopShort(about, to, withdrawn));
    }

    /**
     * Writes what the GSM alphabet does not have as it can: one such letter would make two parts of a text of one. É and è stay,
     * ë becomes e.
     */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        String tidy = text.replaceAll("[‘’ʼ]", "'")
                .replaceAll("[“”«»]", "\"")
                .replaceAll("[–—]", "-")
                .replace("…", "...")
                .replaceAll("[\u00a0\u202f]", " ");
        for (char letter : Normalizer.normalize(tidy, Normalizer.Form.NFC).toCharArray()) {
            if (SmsLimits.septets(letter) > 0) {
                plain.append(letter);
            } else {
                String bare = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "");
                plain.append(bare);
            }
        }
        return plain.toString();
    }

    private static String listed(About about) {
        return about.headlines().size() == 1
                ? about.headlines().get(0)
                : about.headlines().stream().map(headline -> "• " + headline).collect(Collectors.joining("\n"));
    }

    private static String mark(About about, To to) {
        return about.incident().isExercise() ? words(to).get("exercise") + " – " : "";
    }

    private static String drill(About about, To to) {
        String mark = mark(about, to);
        return mark.isEmpty() ? "" : mark + words(to).get("exercise-note") + "\n\n";
    }

    private String day(To to) {
        return Dates.day(to.lang()).withZone(house.zone()).format(to.until());
    }

    private static Words words(To to) {
        return new Words("forwarding", to.lang());
    }
}
