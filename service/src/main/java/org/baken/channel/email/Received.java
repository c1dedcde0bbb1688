package org.baken.channel.email;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.channel.Inbox.Heard;
import org.baken.channel.Link;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.NodeTraversor;

/** A letter that somebody wrote to us. Of its parts only the first text is fetched, and of that only the begin. */
final class Received {
    static final List<String> HEADERS = List.of(
            "Message-ID",
            "In-Reply-To",
            "References",
            "Auto-Submitted",
            "Content-Language",
            "Return-Path",
            "Precedence");

    private static final String UNNAMED = "imap:";
    private static final int LARGEST_TEXT = 200_000;
    private static final int LONGEST_TEXT = 19_000;
    private static final int MOST_PARTS = 50;
    private static final int DEEPEST = 6;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{3,250}>");

    private final Message message;
    private final String number;
    private final Instant now;

    /** @param number what the server calls the letter, for one without a Message-ID */
    Received(Message message, String number, Instant now) {
        this.message = message;
        this.number = number;
        this.now = now;
    }

    boolean isBefore(Instant since) throws MessagingException {
        return arrivedAt().isBefore(since);
    }

    /** Not our own letter, nor an absence notice or a returned letter (RFC 3834). */
    boolean isFromAPerson(Link link) throws MessagingException {
        String own = link.setting("from").orElse("").toLowerCase(Locale.ROOT);
        InternetAddress from = from();
        boolean ours = from != null && own.contains(from.getAddress().toLowerCase(Locale.ROOT));
        boolean automatic =
                !header("Auto-Submitted", "no").toLowerCase(Locale.ROOT).startsWith("no")
                        || header("Return-Path", "").strip().equals("<>")
                        || message.isMimeType("multipart/report");
        return from != null && !ours && !automatic;
    }

    Heard heard() throws MessagingException, IOException {
        Body body = new Body();
        body.look(message, 0);
        return heard(unrepeated(body.text()), body.pictures);
    }

    /** For a letter whose parts nobody can make out: what can be read of it. A person then looks in the mailbox. Never fails. */
    Heard rest() {
        InternetAddress from = readable(this::from, null);
        String address = from == null ? "" : from.getAddress();
        String id = messageId(readable(() -> header("Message-ID", ""), ""));
        return new Heard(
                id == null ? UNNAMED + number : id,
                null,
                null,
                address.isEmpty() ? null : address.toLowerCase(Locale.ROOT),
                address,
                from == null ? null : from.getPersonal(),
                null,
                Objects.requireNonNullElse(readable(message::getSubject, ""), "")
                        .strip(),
                null,
                null,
                true,
                0,
                readable(this::arrivedAt, now));
    }

    private interface Reading<T> {
        T read() throws MessagingException;
    }

    private static <T> T readable(Reading<T> reading, T otherwise) {
        try {
            return reading.read();
        } catch (MessagingException | RuntimeException unreadable) {
            return otherwise;
        }
    }

    private Heard heard(String text, int pictures) throws MessagingException {
        InternetAddress from = Objects.requireNonNull(from());
        String address = from.getAddress().toLowerCase(Locale.ROOT);
        String id = messageId(header("Message-ID", ""));
        String references = header("References", "");
        String answered = messageId(header("In-Reply-To", ""));
        String subject = Objects.requireNonNullElse(message.getSubject(), "").strip();
        return new Heard(
                id == null ? UNNAMED + number : id,
                answered == null ? last(references) : answered,
                messageId(references),
                address,
                from.getAddress(),
                from.getPersonal(),
                null,
                subject.isEmpty() ? text : (subject + "\n\n" + text).strip(),
                language(),
                null,
                true,
                pictures,
                arrivedAt());
    }

    /** When it reached the mailbox: what writers say about the time is often wrong. */
    private Instant arrivedAt() throws MessagingException {
        Date received = message.getReceivedDate();
        return received == null ? now : received.toInstant();
    }

    private InternetAddress from() throws MessagingException {
        Address[] all = message.getFrom();
        return all != null
                        && all.length > 0
                        && all[0] instanceof InternetAddress one
                        && one.getAddress() != null
                        && !one.getAddress().isBlank()
                ? one
                : null;
    }

    private String language() throws MessagingException {
        String said = header("Content-Language", "").strip().toLowerCase(Locale.ROOT);
        return said.matches("[a-z]{2}([-,].*)?") ? said.substring(0, 2) : null;
    }

    private String header(String name, String missing) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null || values.length == 0 || values[0] == null ? missing : values[0];
    }

    private static String messageId(String header) {
        Matcher id = MESSAGE_ID.matcher(header);
        return id.find() ? id.group() : null;
    }

    private static String last(String references) {
        Matcher id = MESSAGE_ID.matcher(references);
        String last = null;
        while (id.find()) {
            last = id.group();
        }
        return last;
    }

    /** Without what others wrote before, as mail programs repeat it at the end. */
    private static String unrepeated(String text) {
        String[] lines = text.split("\\R", -1);
        int end = lines.length;
        while (end > 0 && (lines[end - 1].isBlank() || lines[end - 1].startsWith(">"))) {
            end--;
        }
        return String.join("\n", List.of(lines).subList(0, end)).strip();
    }

    /** What is in the letter: its first plain text, or else its first page. */
    private static final class Body {
        private String plain;
        private String page;
        private int pictures;
        private int parts;

        String text() {
            return plain != null ? plain : Objects.requireNonNullElse(page, "");
        }

        void look(Part part, int depth) throws MessagingException, IOException {
            if (parts++ > MOST_PARTS || depth > DEEPEST) {
                return;
            }
            boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
            if (part.isMimeType("multipart/*")) {
                if (part.getContent() instanceof Multipart several) {
                    for (int at = 0; at < several.getCount(); at++) {
                        look(several.getBodyPart(at), depth + 1);
                    }
                }
            } else if (part.isMimeType("image/*")) {
                pictures++;
            } else if (part.isMimeType("text/plain") && !attached && plain == null) {
                plain = read(part).strip();
            } else if (part.isMimeType("text/html") && !attached && plain == null && page == null) {
                page = plain(read(part));
            }
        }

        private static String read(Part part) throws MessagingException, IOException {
            try (InputStream content = part.getInputStream()) {
                String text = new String(content.readNBytes(LARGEST_TEXT), charset(part));
                return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
            }
        }

        private static Charset charset(Part part) throws MessagingException {
            try {
                String said = new ContentType(part.getContentType()).getParameter("charset");
                return said == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(said));
            } catch (IllegalCharsetNameException
                    | UnsupportedCharsetException
                    | jakarta.mail.internet.ParseException e) {
                return StandardCharsets.UTF_8;
            }
        }
    }

    /** The words of a page, its paragraphs and lines kept. */
    static String plain(String html) {
        Document page = Jsoup.parse(html);
        page.select("style, script, head, blockquote").remove();
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof org.jsoup.nodes.TextNode words) {
                        text.append(words.getWholeText().replaceAll("\\s+", " "));
                    } else if (node.nameIs("br")) {
                        text.append('\n');
                    } else if (node instanceof org.jsoup.nodes.Element element
                            && element.isBlock()
                            && !text.isEmpty()) {
                        text.append(element.nameIs("p") ? "\n\n" : "\n");
                    }
                },
                page.body());
        return text.toString()
                .replaceAll("[ \\t\\u00a0]*\\n[ \\t\\u00a0]*", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
