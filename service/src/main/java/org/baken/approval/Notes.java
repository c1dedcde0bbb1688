package org.baken.approval;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baken.message.Message;
import org.baken.message.ReviewNotes;
import org.jdbi.v3.core.Handle;

/** What there is around the reviews of messages. Thread-safe. */
public final class Notes implements ReviewNotes {
    @Override
    public Map<String, Note> of(Handle handle, List<Message> messages) {
        Map<String, Note> notes = new HashMap<>();
        if (messages.isEmpty()) {
            return notes;
        }
        List<String> ids = messages.stream().map(Message::id).toList();
        handle.attach(CommentDao.class)
                .open(ids)
                .forEach(open -> notes.put(open.message(), new Note(null, null, open.count())));
        for (NoticeDao.Notice notice : handle.attach(NoticeDao.class).of(ids)) {
            notes.merge(notice.message(), note(notice), Notes::together);
        }
        return notes;
    }

    private static Note note(NoticeDao.Notice notice) {
        return switch (notice.kind()) {
            case REMINDED -> new Note(notice.at(), null, 0);
            case ESCALATED -> new Note(null, notice.at(), 0);
            case OVERDUE -> Note.NONE;
        };
    }

    private static Note together(Note one, Note other) {
        return new Note(
                either(one.remindedAt(), other.remindedAt()),
                either(one.escalatedAt(), other.escalatedAt()),
                one.openComments() + other.openComments());
    }

    private static Instant either(Instant one, Instant other) {
        return one == null ? other : one;
    }
}
