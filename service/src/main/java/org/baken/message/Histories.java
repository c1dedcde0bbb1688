package org.baken.message;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.baken.check.Finding.Advice;
import org.baken.logbook.Actor;
import org.baken.message.History.Author;
import org.jdbi.v3.core.Handle;

/** Reads what happened to messages. */
final class Histories {
    private Histories() {}

    static History of(Handle handle, Message message) {
        return of(handle, List.of(message)).get(message.id());
    }

    /** By the id of the message. */
    static Map<String, History> of(Handle handle, List<Message> messages) {
        Map<String, History> histories = new HashMap<>();
        if (messages.isEmpty()) {
            return histories;
        }
        MessageDao dao = handle.attach(MessageDao.class);
        HistoryDao reviews = handle.attach(HistoryDao.class);
        List<String> ids = messages.stream().map(Message::id).toList();
        List<MessageDao.Authorship> authors = dao.authors(ids);
        List<SignOff> signOffs = dao.signOffs(ids);
        List<Objection> objections = dao.objections(ids);
        List<Step> steps = dao.steps(ids);
        List<HistoryDao.AcknowledgedRow> acknowledged = reviews.acknowledged(ids);
        List<Emergency> emergencies = reviews.emergencies(ids);
        for (String id : ids) {
            histories.put(
                    id,
                    new History(
                            mine(authors, MessageDao.Authorship::message, id).stream()
                                    .map(one -> new Author(one.author(), one.authorName()))
                                    .distinct()
                                    .toList(),
                            mine(signOffs, SignOff::message, id),
                            mine(objections, Objection::message, id),
                            mine(steps, Step::message, id),
                            mine(acknowledged, HistoryDao.AcknowledgedRow::message, id).stream()
                                    .map(row -> new Acknowledged(
                                            row.finding(), row.checkName(), row.text(), row.name(), row.at()))
                                    .toList(),
                            mine(emergencies, Emergency::message, id).stream()
                                    .findFirst()
                                    .orElse(null)));
        }
        return histories;
    }

    /** Keeps what the author saw and left as it is; the same finding counts once. */
    static void acknowledge(Handle handle, Message message, List<Advice> findings, Actor actor, Instant now) {
        HistoryDao dao = handle.attach(HistoryDao.class);
        Map<String, HistoryDao.AcknowledgedRow> rows = new HashMap<>();
        for (Advice advice : findings) {
            rows.put(
                    advice.id(),
                    new HistoryDao.AcknowledgedRow(
                            message.id(),
                            message.review(),
                            advice.id(),
                            advice.check(),
                            advice.message(),
                            actor.id(),
                            actor.name(),
                            now));
        }
        rows.values().forEach(dao::insertAcknowledged);
    }

    private static <T> List<T> mine(List<T> all, Function<T, String> message, String id) {
        return all.stream().filter(one -> message.apply(one).equals(id)).toList();
    }
}
