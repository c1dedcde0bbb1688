package org.baken.figures;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.baken.channel.Addressed;
import org.baken.channel.ByHand;
import org.baken.channel.Figures;
import org.baken.channel.Figures.Measure;
import org.baken.channel.Trouble;
import org.baken.figures.MessageFigures.Channel;
import org.baken.figures.MessageFigures.Clicks;
import org.baken.figures.MessageFigures.Given;
import org.baken.figures.MessageFigures.Point;
import org.baken.figures.MessageFigures.Total;
import org.baken.figures.MessageFigures.Via;
import org.baken.incident.Incident;
import org.baken.incident.IncidentState;
import org.baken.message.Message;
import org.baken.message.Messages;
import org.baken.platform.Catalogue;
import org.baken.platform.Page;
import org.baken.platform.Paging;
import org.baken.publishing.Account;
import org.baken.publishing.Accounts;
import org.baken.publishing.DeliveryState;
import org.jdbi.v3.core.Handle;

/** Puts together what is known of the posts of messages. */
public final class FigureSheets {
    /** Greater than every id, in whatever order a database sorts. */
    private static final String NEWEST = "z";

    private static final int AT_ONCE = 200;
    /** Each is the number of times that somebody did something, whatever the platform calls it. */
    private static final List<Measure> ADD_UP = List.of(Measure.FAVOURITES, Measure.REPOSTS, Measure.REPLIES);

    private static final Comparator<Channel> BY_NAME = Comparator.comparing(Channel::accountName)
            .thenComparing(Channel::account)
            .thenComparing(Channel::lang)
            .thenComparing(Channel::delivery);

    private final Accounts accounts;
    private final Messages messages;
    private final ClickCounts clicks;
    private final Clock clock;

    FigureSheets(Accounts accounts, Messages messages, ClickCounts clicks, Clock clock) {
        this.accounts = accounts;
        this.messages = messages;
        this.clicks = clicks;
        this.clock = clock;
    }

    /** One message, with how its figures grew. */
    public MessageFigures of(Handle handle, Incident incident, Message message, Locale locale) {
        PostDao posts = handle.attach(PostDao.class);
        List<String> only = List.of(message.id());
        Map<String, List<Point>> trends = posts.past(only).stream()
                .collect(Collectors.groupingBy(
                        PostDao.Past::delivery, Collectors.mapping(FigureSheets::point, Collectors.toList())));
        Reading reading = new Reading(incident, accounts(handle), trends, locale);
        return sheet(handle, reading, message, posts.of(only));
    }

    /** Every message of an incident of which something went out, newest first. */
    public Page<MessageFigures> ofIncident(Handle handle, Incident incident, Paging paging, Locale locale) {
        PostDao posts = handle.attach(PostDao.class);
        String before = paging.after() == null ? NEWEST : paging.after();
        Page<String> page =
                Page.of(posts.messages(incident.id(), before, paging.oneMore()), paging, Function.identity());
        if (page.items().isEmpty()) {
            return new Page<>(List.of(), null);
        }
        Map<String, List<PostDao.Row>> rows =
                posts.of(page.items()).stream().collect(Collectors.groupingBy(PostDao.Row::message));
        Reading reading = new Reading(incident, accounts(handle), Map.of(), locale);
        List<MessageFigures> sheets = page.items().stream()
                .map(id -> sheet(handle, reading, messages.get(handle, id), rows.getOrDefault(id, List.of())))
                .toList();
        return new Page<>(sheets, page.next());
    }

    /** Every message of an incident of which something went out, newest first. */
    public List<MessageFigures> ofIncident(Handle handle, Incident incident, Locale locale) {
        List<MessageFigures> all = new ArrayList<>();
        String after = null;
        do {
            Page<MessageFigures> page = ofIncident(handle, incident, new Paging(AT_ONCE, after), locale);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    /** Who reads, and what they need to understand it. */
    private record Reading(
            Incident incident, Map<String, Account> accounts, Map<String, List<Point>> trends, Locale locale) {}

    private Map<String, Account> accounts(Handle handle) {
        return accounts.all(handle).stream().collect(Collectors.toMap(Account::id, Function.identity()));
    }

    private MessageFigures sheet(Handle handle, Reading reading, Message message, List<PostDao.Row> rows) {
        List<Channel> channels =
                rows.stream().map(row -> channel(reading, row)).sorted(BY_NAME).toList();
        return new MessageFigures(
                message.id(),
                message.headline(),
                message.purpose(),
                message.state(),
                reading.incident().isExercise(),
                rows.stream()
                        .map(PostDao.Row::sentAt)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                channels,
                totals(channels),
                clicks(handle, message.id()));
    }

    private Channel channel(Reading reading, PostDao.Row row) {
        Account account = reading.accounts().get(row.account());
        Given given = new Given(row.favourites(), row.reposts(), row.replies(), row.views(), row.clicks());
        boolean still = isAsked(reading, account, row);
        Trouble problem = still ? problem(row) : null;
        return new Channel(
                row.id(),
                row.account(),
                account.shownName(reading.locale()),
                row.platform(),
                row.lang(),
                DeliveryState.valueOf(row.state()),
                row.url(),
                row.sentAt(),
                given,
                Arrays.stream(Measure.values())
                        .filter(measure -> given.of(measure) == null)
                        .toList(),
                row.asOf(),
                still ? next(row) : null,
                note(reading, account, row, still),
                problem == null ? null : problem.text(reading.locale()),
                reading.trends().getOrDefault(row.id(), List.of()));
    }

    /** Why nothing newer is known; null when nothing newer is due. */
    private Trouble problem(PostDao.Row row) {
        boolean overdue = next(row) != null && !next(row).isAfter(clock.instant());
        return row.problem() == null && overdue ? row.turnProblem() : row.problem();
    }

    /** A post that was never asked for is asked for when it is five minutes old. */
    private static Instant next(PostDao.Row row) {
        return row.asOf() == null && row.nextAt() == null ? row.sentAt().plus(Rhythm.OFTEN) : row.nextAt();
    }

    private boolean isAsked(Reading reading, Account account, PostDao.Row row) {
        boolean there = row.state().equals("SENT") || row.state().equals("DIVERGED");
        boolean young = row.sentAt().plus(Rhythm.LAST).isAfter(clock.instant());
        return there
                && young
                && account.linked()
                && !account.builtIn()
                && reading.incident().state() != IncidentState.CLOSED
                && gives(account);
    }

    private boolean gives(Account account) {
        return accounts.channel(account) instanceof Figures figures
                && !figures.gives(Accounts.publicLink(account)).isEmpty();
    }

    /** Why there are none, or what to know about them; null when there is nothing to know. */
    private String note(Reading reading, Account account, PostDao.Row row, boolean still) {
        boolean asked = row.asOf() != null;
        if (asked && row.state().equals("EDITED")) {
            return words(reading, "figures.note.replaced");
        }
        if (asked && row.action().equals("EDIT")) {
            return words(reading, "figures.note.same-post");
        }
        if (asked) {
            return null;
        }
        if (still) {
            return words(reading, "figures.note.soon");
        }
        return words(reading, "figures.note." + why(account, row));
    }

    private String why(Account account, PostDao.Row row) {
        org.baken.channel.Channel channel = accounts.channel(account);
        if (channel instanceof ByHand || row.state().equals("DONE")) {
            return "by-hand";
        }
        if (row.letters() || channel instanceof Addressed) {
            return "letters";
        }
        if (account.builtIn()) {
            return "own-page";
        }
        if (channel instanceof Figures) {
            return gives(account) ? gone(row) : "not-chosen";
        }
        return platform(account).equals("telegram") ? "telegram" : "none";
    }

    private static String gone(PostDao.Row row) {
        return switch (row.state()) {
            case "EDITED" -> "replaced-early";
            case "REMOVED" -> "removed";
            default -> "never-told";
        };
    }

    /** Of a test account: the one that it imitates. */
    private static String platform(Account account) {
        return String.valueOf(account.settings().getOrDefault("imitates", account.platform()));
    }

    private static String words(Reading reading, String key) {
        return Catalogue.text(reading.locale(), key);
    }

    private static List<Total> totals(List<Channel> channels) {
        List<Total> totals = new ArrayList<>();
        for (Measure measure : ADD_UP) {
            List<Long> counts = channels.stream()
                    .map(channel -> channel.figures().of(measure))
                    .filter(Objects::nonNull)
                    .toList();
            if (!counts.isEmpty()) {
                totals.add(new Total(
                        measure, counts.stream().mapToLong(Long::longValue).sum(), counts.size()));
            }
        }
        return totals;
    }

    private Clicks clicks(Handle handle, String message) {
        List<Via> byVia = clicks.of(handle, message).entrySet().stream()
                .map(entry -> new Via(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Via::count).reversed().thenComparing(Via::via))
                .toList();
        return new Clicks(byVia.stream().mapToLong(Via::count).sum(), byVia);
    }

    private static Point point(PostDao.Past past) {
        return new Point(past.at(), past.favourites(), past.reposts(), past.replies(), past.views(), past.clicks());
    }
}
