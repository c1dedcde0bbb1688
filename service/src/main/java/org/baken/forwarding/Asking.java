package org.baken.forwarding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.baken.account.Caller;
import org.baken.account.Groups;
import org.baken.account.People;
import org.baken.channel.TextCount;
import org.baken.forwarding.Addressees.Addressee;
import org.baken.forwarding.ForwardRequest.Left;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.message.Message;
import org.baken.message.MessageState;
import org.baken.message.Messages;
import org.baken.platform.Catalogue;
import org.baken.platform.Ids;
import org.baken.platform.Problem;
import org.baken.publishing.Account;
import org.jdbi.v3.core.Handle;

/** Asks colleagues to pass messages on (guidelines V17, H30): each person once, for all the messages together. Thread-safe. */
final class Asking {
    private static final Duration LINK_LASTS = Duration.ofDays(14);

    private final People people;
    private final Groups groups;
    private final Incidents incidents;
    private final Messages messages;
    private final ForwardLetters letters;
    private final RequestViews views;
    private final Logbook logbook;
    private final Clock clock;

    Asking(
            People people,
            Groups groups,
            Incidents incidents,
            Messages messages,
            ForwardLetters letters,
            RequestViews views,
            Logbook logbook,
            Clock clock) {
        this.people = people;
        this.groups = groups;
        this.incidents = incidents;
        this.messages = messages;
        this.letters = letters;
        this.views = views;
        this.logbook = logbook;
        this.clock = clock;
    }

    /** Who is asked how, and who is not. */
    private record Plan(Incident incident, List<Message> posts, List<Asked> asked, List<Left> left) {}

    /** Somebody who is asked, in one or more ways. */
    private record Asked(Addressee who, List<Map.Entry<Way, String>> ways) {
        boolean by(Way way) {
            return ways.stream().anyMatch(one -> one.getKey() == way);
        }
    }

    /** Shows what would leave, without asking anybody. */
    ForwardPreview preview(Handle handle, Caller caller, List<String> ids, Ask ask, Locale locale) {
        Plan plan = plan(handle, caller, ids, ask, locale);
        ForwardLetters.From from = letters.from(handle, plan.incident());
        Optional<Asked> mailed = first(plan, Way.MAIL);
        Optional<Asked> texted = first(plan, Way.SMS);
        List<String> trouble = new ArrayList<>();
        if (mailed.isPresent() && from.mail().isEmpty()) {
            trouble.add(Catalogue.text(locale, "forwarding.trouble.TODO.MAIL"));
        }
        if (texted.isPresent() && from.sms().isEmpty()) {
            trouble.add(Catalogue.text(locale, "forwarding.trouble.TODO.SMS"));
        }
        int texts = count(plan, Way.SMS);
        Texts words = letters.texts();
        Function<Asked, Texts.To> sample = one -> new Texts.To(
                one.who().name(),
                one.who().lang(),
                letters.link("preview"),
                clock.instant().plus(LINK_LASTS));
        return new ForwardPreview(
                plan.asked().size(),
                count(plan, Way.MAIL),
                texts,
                count(plan, Way.CHAT),
                plan.left(),
                mailed.map(one -> {
                            Texts.About about = about(
                                    plan, caller.name(), ask.note(), one.who().lang());
                            Texts.To to = unusable(sample.apply(one));
                            return new ForwardPreview.Mail(words.subject(about, to, false), words.mail(about, to));
                        })
                        .orElse(null),
                texted.map(one -> {
                            Texts.About about = about(
                                    plan, caller.name(), ask.note(), one.who().lang());
                            TextCount counted = letters.count(from, words.sms(about, sample.apply(one), false));
                            String shown = words.sms(about, unusable(sample.apply(one)), false);
                            return new ForwardPreview.Sms(
                                    shown, counted.segments(), counted.unit(), counted.segments() * texts);
                        })
                        .orElse(null),
                trouble);
    }

    /** Asks these people, none who opted out. What can leave by itself does. */
    ForwardRequest.Shown ask(Handle handle, Caller caller, List<String> ids, Ask ask, Locale locale) {
        Plan plan = plan(handle, caller, ids, ask, locale);
        if (plan.asked().isEmpty()) {
            throw Problem.invalid("people", "forwarding.nobody").with("left", plan.left());
        }
        Instant now = clock.instant();
        ForwardRequest request = new ForwardRequest(
                Ids.next(), plan.incident().id(), ask.note(), caller.id(), caller.name(), now, null, 1);
        List<ForwardPost> posts = new ArrayList<>();
        plan.posts().forEach(one -> posts.add(new ForwardPost(request.id(), one.id(), posts.size(), null, null)));
        ForwardLetters.From from = letters.from(handle, plan.incident());
        List<Recipient> recipients = new ArrayList<>();
        List<Sending> sendings = new ArrayList<>();
        for (Asked one : plan.asked()) {
            Recipient recipient = recipient(request, one.who());
            recipients.add(recipient);
            one.ways().forEach(way -> {
                boolean leaves = from.of(way.getKey()).isPresent();
                SendingState state = leaves ? SendingState.QUEUED : SendingState.TODO;
                sendings.add(new Sending(Ids.next(), recipient.id(), way.getKey(), way.getValue(), state, null));
            });
        }
        ForwardDao requests = handle.attach(ForwardDao.class);
        requests.insert(request);
        requests.insertPosts(posts);
        RecipientDao rows = handle.attach(RecipientDao.class);
        rows.insert(recipients);
        rows.insertSendings(sendings);
        Map<String, Recipient> byId = RequestViews.byId(recipients);
        for (Sending one : sendings) {
            Optional<Account> account = from.of(one.way());
            if (account.isPresent()) {
                Recipient recipient = byId.get(one.recipient());
                Texts.About about = about(plan, caller.name(), ask.note(), recipient.lang());
                Texts.To to = letters.to(recipient, plan.incident(), now);
                letters.request(handle, account.get(), about, one, to, false);
            }
        }
        ForwardRequest.Shown shown = views.shown(handle, caller, request, plan.left(), locale);
        Map<String, Object> data = Map.of(
                "people", plan.asked().size(),
                "messages", plan.posts().stream().map(Message::id).toList(),
                "ways", ask.ways());
        logbook.append(handle, Entry.of("forward.requested", plan.incident().id(), request.id(), caller.actor(), data));
        return shown;
    }

    private Plan plan(Handle handle, Caller caller, List<String> ids, Ask ask, Locale locale) {
        List<Message> posts = posts(handle, caller, ids);
        Incident incident = incidents.get(handle, posts.get(0).incident());
        String lang = incident.languages().get(0);
        ForwardDao requests = handle.attach(ForwardDao.class);
        List<Asked> asked = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (Addressee one : Addressees.of(handle, people, groups, ask.people(), ask.groups(), lang)
                .all()) {
            List<Map.Entry<Way, String>> ways = one.ways(ask.ways());
            boolean optedOut = requests.colleague(one.knownAs())
                    .filter(Colleague::isOptedOut)
                    .isPresent();
            if (optedOut) {
                left.add(new Left(one.name(), Catalogue.text(locale, "forwarding.left.opted-out")));
            } else if (ways.isEmpty()) {
                String why = ask.ways() == Ask.Ways.MAIL ? "forwarding.left.no-email" : "forwarding.left.no-address";
                left.add(new Left(one.name(), Catalogue.text(locale, why)));
            } else {
                asked.add(new Asked(one, ways));
            }
        }
        return new Plan(incident, posts, asked, left);
    }

    /** The published messages, of one incident in which the caller may ask colleagues; otherwise 400, 403, 404 or 409. */
    private List<Message> posts(Handle handle, Caller caller, List<String> ids) {
        List<Message> posts =
                ids.stream().distinct().map(id -> messages.get(handle, id)).toList();
        if (posts.isEmpty()) {
            throw Problem.invalid("messages", "forwarding.no-message");
        }
        String incident = posts.get(0).incident();
        incidents.require(handle, caller, incident, Forwards.ASKERS).unlessClosed();
        if (posts.stream().anyMatch(one -> !one.incident().equals(incident))) {
            throw Problem.invalid("messages", "forwarding.other-incident");
        }
        if (posts.stream().anyMatch(one -> one.state() != MessageState.PUBLISHED)) {
            throw Problem.conflict("forwarding.not-published");
        }
        return posts.stream().map(one -> messages.forReaders(handle, one)).toList();
    }

    private static Texts.About about(Plan plan, String asker, String note, String lang) {
        return new Texts.About(
                plan.incident(), RequestViews.headlines(plan.incident(), plan.posts(), lang), asker, note);
    }

    /** The same, with a link that leads nowhere: a preview is nobody's. */
    private static Texts.To unusable(Texts.To to) {
        return new Texts.To(to.name(), to.lang(), to.link().replaceFirst("/f/.*", "/f/…"), to.until());
    }

    private static Optional<Asked> first(Plan plan, Way way) {
        return plan.asked().stream().filter(one -> one.by(way)).findFirst();
    }

    private static int count(Plan plan, Way way) {
        return (int) plan.asked().stream().filter(one -> one.by(way)).count();
    }

    private Recipient recipient(ForwardRequest request, Addressee one) {
        String id = Ids.next();
        return new Recipient(
                id,
                request.id(),
                one.name(),
                one.knownAs(),
                one.lang(),
                RecipientState.QUEUED,
                letters.digest(id),
                request.createdAt().plus(LINK_LASTS),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
