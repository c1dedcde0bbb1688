package org.baken.channel.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Inbox.Batch;
import org.baken.channel.Inbox.Heard;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.SettingProblem;
import org.baken.channel.Trouble;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mailbox of an account, over IMAP (RFC 3501): read as it stands, in the order of arrival, by the numbers that its server gives
 * the letters for good. Nothing in it is marked, moved or removed.
 */
final class Mailbox {
    static final String HOST = "imapHost";
    static final String PORT = "imapPort";
    static final String SECURITY = "imapTls";
    static final String FOLDER = "imapFolder";
    static final String USERNAME = "imapUsername";
    static final String PASSWORD = "imapPassword";

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int USUAL_PORT = 993;
    private static final int MOST = 50;
    private static final int DEEPEST = 10;
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,19}):(\\d{1,19}) (.{1,600})");
    /** Servers search by day, in a time zone of their own. */
    private static final Duration DAY = Duration.ofDays(1);

    private final Outbound outbound;
    private final SSLContext trust;
    private final Clock clock;

    Mailbox(Outbound outbound, SSLContext trust, Clock clock) {
        this.outbound = outbound;
        this.trust = trust;
        this.clock = clock;
    }

    /** What is wrong with what a person filled in about the mailbox. */
    List<SettingProblem> problems(Link link) {
        List<SettingProblem> problems = new ArrayList<>();
        if (link.setting(HOST).isEmpty()) {
            Stream.of(PORT, SECURITY, FOLDER)
                    .filter(name -> link.setting(name).isPresent())
                    .findFirst()
                    .ifPresent(name -> problems.add(Email.problem("settings." + HOST, "channel.field.missing")));
            return problems;
        }
        problems.addAll(outbound.hostProblems(link, HOST));
        link.number(PORT)
                .filter(port -> port < 1 || port > Email.HIGHEST_PORT)
                .ifPresent(port -> problems.add(Email.problem("settings." + PORT, "channel.field.port")));
        for (String name : List.of(USERNAME, PASSWORD)) {
            if (login(link, name).isEmpty()) {
                problems.add(Email.problem("secret." + name, "channel.field.missing"));
            }
        }
        return problems;
    }

    /** Opens the mailbox and closes it again. */
    void check(Link link) throws ChannelException {
        in(link, folder -> folder.getMessageCount());
    }

    private interface Reading<T> {
        T read(IMAPFolder folder) throws MessagingException, IOException;
    }

    Batch poll(Link link, String cursor, Instant since) throws ChannelException {
        return in(link, folder -> read(folder, link, cursor, since));
    }

    private Batch read(IMAPFolder folder, Link link, String cursor, Instant since)
            throws MessagingException, IOException {
        String whose = whose(link);
        long validity = folder.getUIDValidity();
        Matcher place = CURSOR.matcher(cursor == null ? "" : cursor);
        boolean goesOn = place.matches()
                && Long.parseLong(place.group(1)) == validity
                && place.group(3).equals(whose);
        List<Message> found = goesOn ? after(folder, Long.parseLong(place.group(2))) : since(folder, since);
        List<Message> page = found.subList(0, Math.min(MOST, found.size()));
        prepare(folder, page);
        List<Heard> heard = new ArrayList<>();
        Set<String> unread = new HashSet<>();
        for (Message message : page) {
            String number = validity + "." + folder.getUID(message);
            Received letter = new Received(message, number, clock.instant());
            try {
                if (!letter.isBefore(since) && letter.isFromAPerson(link)) {
                    heard.add(letter.heard());
                }
            } catch (MessagingException | IOException | RuntimeException unreadable) {
                Heard rest = rest(folder, letter, unreadable);
                LOG.info("Letter {} of account {} cannot be read: {}", number, link.account(), unreadable.toString());
                heard.add(rest);
                unread.add(rest.remoteId());
            }
        }
        long last = goesOn ? Long.parseLong(place.group(2)) : 0;
        last = page.isEmpty() ? last : folder.getUID(page.get(page.size() - 1));
        return new Batch(heard, validity + ":" + last + " " + whose, found.size() > page.size(), unread);
    }

    /** Fetches what all letters need at once; where one of them spoils that, each is fetched by itself. */
    private static void prepare(IMAPFolder folder, List<Message> page) throws MessagingException {
        try {
            folder.fetch(page.toArray(Message[]::new), profile());
        } catch (MessagingException spoilt) {
            if (!folder.isOpen()) {
                throw spoilt;
            }
            LOG.info("Letters cannot be fetched together: {}", spoilt.toString());
        }
    }

    /** One letter that is no proper mail must not keep back what came after it; a line that broke is no fault of a letter. */
    private static Heard rest(Folder folder, Received letter, Exception unreadable) throws MessagingException {
        if (!folder.isOpen()) {
            throw unreadable instanceof MessagingException lost
                    ? lost
                    : new StoreClosedException(folder.getStore(), unreadable.getMessage());
        }
        return letter.rest();
    }

    /** The server answers with the newest letter also when that is an older one. */
    private static List<Message> after(IMAPFolder folder, long last) throws MessagingException {
        List<Message> after = new ArrayList<>();
        for (Message message : folder.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
            if (message != null && folder.getUID(message) > last) {
                after.add(message);
            }
        }
        return after;
    }

    private static List<Message> since(IMAPFolder folder, Instant since) throws MessagingException {
        return Arrays.asList(folder.search(new ReceivedDateTerm(ComparisonTerm.GE, Date.from(since.minus(DAY)))));
    }

    private static FetchProfile profile() {
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.ENVELOPE);
        profile.add(FetchProfile.Item.CONTENT_INFO);
        Received.HEADERS.forEach(profile::add);
        return profile;
    }

    private <T> T in(Link link, Reading<T> reading) throws ChannelException {
        String host = link.required(HOST);
        try (IMAPStore store = open(link, host)) {
            Folder folder = store.getFolder(link.setting(FOLDER).orElse("INBOX"));
            folder.open(Folder.READ_ONLY);
            return reading.read((IMAPFolder) folder);
        } catch (AuthenticationFailedException refused) {
            throw new Refused(Trouble.of("channel.mail.login", host));
        } catch (FolderNotFoundException missing) {
            throw new Refused(
                    Trouble.of("channel.mail.folder", host, link.setting(FOLDER).orElse("INBOX")));
        } catch (StoreClosedException | IOException lost) {
            throw new Unclear(Trouble.of("channel.noAnswer", host));
        } catch (MessagingException failure) {
            throw isAboutCertificate(failure)
                    ? new Retryable(Trouble.of("channel.certificate", host))
                    : new Retryable(Trouble.of("channel.unreachable", host));
        }
    }

    /** Where the line is encrypted later on, the library wraps what went wrong more than once. */
    private static boolean isAboutCertificate(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .anyMatch(SSLException.class::isInstance);
    }

    private IMAPStore open(Link link, String host) throws ChannelException, MessagingException {
        InetAddress address = outbound.resolve(host);
        String security = link.setting(SECURITY).orElse("TLS");
        CheckedSockets sockets = new CheckedSockets(host, address, security.equals("TLS") ? trust : null);
        Session session = Session.getInstance(settings(security, sockets, new NamedTls(trust, host)));
        IMAPStore store = (IMAPStore) session.getStore("imap");
        String username = login(link, USERNAME);
        String password = login(link, PASSWORD);
        if (username.isEmpty() || password.isEmpty()) {
            throw new Refused(Trouble.of("channel.secret", PASSWORD));
        }
        store.connect(address.getHostAddress(), link.number(PORT).orElse(USUAL_PORT), username, password);
        return store;
    }

    /** The library takes every line for a plain one: what is encrypted from the begin is so underneath. */
    private Properties settings(String security, CheckedSockets sockets, NamedTls later) {
        Properties settings = new Properties();
        String startTls = String.valueOf(security.equals("STARTTLS"));
        settings.setProperty(
                "mail.imap.connectiontimeout",
                String.valueOf(outbound.connecting().toMillis()));
        settings.setProperty(
                "mail.imap.timeout", String.valueOf(outbound.altogether().toMillis()));
        settings.setProperty("mail.imap.peek", "true");
        settings.setProperty("mail.imap.starttls.enable", startTls);
        settings.setProperty("mail.imap.starttls.required", startTls);
        // Held against the name where the line is encrypted: the library knows the address only.
        settings.setProperty("mail.imap.ssl.checkserveridentity", "false");
        settings.put("mail.imap.socketFactory", sockets);
        settings.setProperty("mail.imap.socketFactory.fallback", "false");
        settings.put("mail.imap.ssl.socketFactory", later);
        settings.setProperty("mail.imap.closefoldersonstorefailure", "true");
        return settings;
    }

    /** The mailbox's own login, or the one that letters are sent with. */
    private static String login(Link link, String name) {
        String sending = name.equals(USERNAME) ? "username" : "password";
        return link.hidden(name).or(() -> link.hidden(sending)).orElse("");
    }

    private static String whose(Link link) {
        return login(link, USERNAME) + "@" + link.required(HOST) + "/"
                + link.setting(FOLDER).orElse("INBOX");
    }
}
