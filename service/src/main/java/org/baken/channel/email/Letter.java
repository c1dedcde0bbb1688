package org.baken.channel.email;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.regex.Pattern;
import org.baken.channel.Link;
import org.baken.channel.Post;
import org.baken.platform.Ids;

/** One mail to one person, the same at every attempt. */
final class Letter extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Pattern ADDRESS =
            Pattern.compile("[\\x21-\\x7e&&[^<>()\\[\\],;:\\\\\"@]]{1,64}@[A-Za-z0-9.-]{1,253}");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x7e&&[^<>]]{3,250}>");
    private static final Pattern WEB = Pattern.compile("https://[\\x21-\\x7e&&[^<>\",]]{3,500}");
    private static final Pattern QUERY = Pattern.compile("[\\x21-\\x7e&&[^<>\",]]{1,200}");
    private static final int LONGEST_SUBJECT = 200;

    private final String id;

    private Letter(Session session, String id) {
        super(session);
        this.id = id;
    }

    /**
     * Writes a letter. Sender and recipient were checked before.
     *
     * @throws MessagingException when it cannot be written as a mail
     */
    static Letter write(Session session, Link link, Post post) throws MessagingException {
        InternetAddress from = sender(link.required("from"));
        Letter letter = new Letter(session, id(post, from));
        letter.setFrom(from);
        letter.setRecipient(RecipientType.TO, new InternetAddress(post.recipient(), true));
        letter.setSubject(subject(post), UTF_8);
        letter.setSentDate(Date.from(post.createdAt()));
        letter.setContentLanguage(new String[] {post.lang()});
        // Absence notices and the like must not answer (RFC 3834).
        letter.setHeader("Auto-Submitted", "auto-generated");
        letter.refer(post.inReplyTo());
        letter.offerWayOut(link, post);
        letter.setContent(parts(post));
        letter.saveChanges();
        return letter;
    }

    /** Whether this is one plain address. */
    static boolean isRecipient(String address) {
        return address.length() <= 320 && ADDRESS.matcher(address).matches() && strict(address);
    }

    /** Whether this is one address, with or without a name before it. */
    static boolean isSender(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        try {
            return isRecipient(sender(text).getAddress());
        } catch (MessagingException wrong) {
            return false;
        }
    }

    /** The domain of the sender: how the service introduces itself to a mail server. */
    static String domain(Link link) throws MessagingException {
        return domain(sender(link.required("from")));
    }

    String id() {
        return id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    /** Its size on the line, before anything is escaped there. */
    long bytes() throws MessagingException {
        Scales scales = new Scales();
        try {
            writeTo(scales);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return scales.bytes;
    }

    /** Puts it under an earlier letter (RFC 5322, 3.6.4). */
    private void refer(String earlier) throws MessagingException {
        if (earlier != null && MESSAGE_ID.matcher(earlier).matches()) {
            setHeader("In-Reply-To", earlier);
            setHeader("References", earlier);
        }
    }

    /**
     * How to get no more of these, for mail programs that show a button (RFC 2369). A recipient's own address ends it at once
     * when a program posts to it (RFC 8058), which may not be said of any other.
     */
    private void offerWayOut(Link link, Post post) throws MessagingException {
        String own = post.wayOut();
        if (own != null && WEB.matcher(own).matches()) {
            setHeader("List-Unsubscribe", "<" + own + ">");
            setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            return;
        }
        String way = link.setting("unsubscribe").orElse("");
        if (isWayOut(way)) {
            setHeader("List-Unsubscribe", "<" + (way.contains(":") ? way : "mailto:" + way) + ">");
        }
    }

    /** Whether people can be sent there who want no more letters: a mail address, with or without mailto:, or a web address. */
    static boolean isWayOut(String text) {
        if (text.startsWith("https://")) {
            return WEB.matcher(text).matches();
        }
        String address = text.startsWith("mailto:") ? text.substring("mailto:".length()) : text;
        int question = address.indexOf('?');
        return question < 0
                ? isRecipient(address)
                : isRecipient(address.substring(0, question))
                        && QUERY.matcher(address.substring(question + 1)).matches();
    }

    private static String id(Post post, InternetAddress from) {
        return "<" + Ids.digest(post.key() + " " + post.recipient()).substring(0, 40) + "@" + domain(from) + ">";
    }

    private static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().indexOf('@') + 1);
    }

    private static InternetAddress sender(String text) throws MessagingException {
        InternetAddress[] addresses = InternetAddress.parse(text, true);
        if (addresses.length != 1 || addresses[0].isGroup()) {
            throw new AddressException("Not one address");
        }
        try {
            return addresses[0].getPersonal() == null
                    ? addresses[0]
                    : new InternetAddress(addresses[0].getAddress(), addresses[0].getPersonal(), UTF_8);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean strict(String address) {
        try {
            new InternetAddress(address, true);
            return true;
        } catch (AddressException wrong) {
            return false;
        }
    }

    /** One line: nothing in it can start another header. */
    private static String subject(Post post) {
        String wanted = post.subject() != null ? post.subject() : post.title();
        String line = oneLine(wanted.isBlank() ? post.text().lines().findFirst().orElse("") : wanted);
        return line.codePointCount(0, line.length()) <= LONGEST_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static MimeMultipart parts(Post post) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(post.text(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(post.html() != null ? post.html() : Html.of(post), UTF_8, "html");
        return new MimeMultipart("alternative", plain, html);
    }

    private static final class Scales extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int count) {
            bytes += count;
        }
    }
}
