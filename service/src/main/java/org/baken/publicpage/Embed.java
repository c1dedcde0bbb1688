package org.baken.publicpage;

import java.util.List;
import java.util.stream.Stream;
import org.baken.platform.Branding;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.PageFiles;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Standing;

/**
 * The short form of a page that the town's own site shows in a frame: what to do, the newest messages, the next one. It has no
 * script, sets nothing on the reader's device, and its links open the whole page outside the frame. Thread-safe.
 */
final class Embed {
    private static final int MESSAGES = 3;
    /** The number of no page of an incident: every address is complete. */
    private static final int ELSEWHERE = -1;
    /** Characters of the beginning of a message. */
    private static final int BEGINNING = 240;

    private final Publisher house;
    private final HtmlTemplate template = new HtmlTemplate("embed");

    Embed(Publisher house) {
        this.house = house;
    }

    private record Brief(
            Times.Moment at, String headline, String foreign, String beginning, boolean correction, String href) {}

    private record Content(
            String lang,
            Publisher publisher,
            String title,
            boolean exercise,
            Words words,
            PageContent.Incident incident,
            List<PageContent.Said> ask,
            List<Brief> instructions,
            List<Brief> messages,
            String page,
            String readAll) {
        String house() {
            return publisher.name();
        }

        Branding branding() {
            return publisher.branding();
        }

        String style() {
            return PageFiles.address("page.css");
        }

        String icon() {
            return PageFiles.address(exercise ? "exercise.svg" : "icon.svg");
        }

        boolean toDo() {
            return !ask.isEmpty() || !instructions.isEmpty();
        }
    }

    byte[] of(PageView view) {
        Frame frame = Frame.of(Fold.of(view), 0, "", house.zone());
        Words words = frame.words();
        String page = house.publicUrl() + "/i/" + view.slug() + "?lang=" + view.lang();
        return template.render(new Content(
                frame.lang(),
                house,
                (view.exercise() ? words.get("exercise") + " – " : "") + view.title(),
                view.exercise(),
                words,
                PageContent.incident(view, words, frame.times()),
                PageContent.lines(view.ask(), frame.lang(), words),
                frame.fold().above().stream().map(post -> brief(post, frame)).toList(),
                view.messages().stream()
                        .filter(post -> post.standing() == Standing.CURRENT
                                && !frame.fold().above().contains(post))
                        .limit(MESSAGES)
                        .map(post -> brief(post, frame))
                        .toList(),
                page,
                words.of("embed-read", house.name())));
    }

    private Brief brief(Post post, Frame frame) {
        return new Brief(
                frame.times().moment(post.publishedAt()),
                Article.headline(post, frame.words()),
                PageHtml.foreign(post.lang(), frame.lang()),
                beginning(post.text()),
                post.purpose() == PageView.Purpose.CORRECTION,
                house.publicUrl() + frame.fold().href(post.id(), ELSEWHERE));
    }

    /** Whole words, with an ellipsis where more follows. */
    private static String beginning(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= BEGINNING) {
            return line;
        }
        int end = line.lastIndexOf(' ', BEGINNING);
        return line.substring(0, end < BEGINNING / 2 ? line.offsetByCodePoints(0, BEGINNING / 2) : end) + " …";
    }

    /**
     * What browsers may do with it: look at it, in a frame on our own pages and on the sites that the town named, and nothing else.
     * An exercise stays on our own: it never reaches residents.
     */
    String policy(boolean exercise) {
        String origin = house.publicUrl().replaceFirst("^(https?://[^/]+).*", "$1");
        // A frame in a sandbox has no origin of its own, so "self" alone would not let it load the style.
        String own = "'self' " + origin;
        List<String> frames = exercise ? List.of() : house.branding().embedders();
        return "default-src 'none'; style-src " + own + "; img-src " + own
                + "; base-uri 'none'; form-action 'none'; frame-ancestors "
                + String.join(
                        " ", Stream.concat(Stream.of("'self'"), frames.stream()).toList());
    }
}
