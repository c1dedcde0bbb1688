package org.baken.message;

import jakarta.validation.constraints.Size;
import org.baken.check.Part;
import org.baken.platform.PlainText;

/**
 * The core message in one language, in the parts that people need (guidelines V14, V28). A part is null when nobody wrote
 * it, and has at most 4000 characters when it is written.
 *
 * @param known what we know
 * @param unknown what we do not know yet
 * @param doing what we do about it
 * @param asked what we ask people to do
 * @param nextUpdate when they hear from us again
 * @param more where they find more
 */
public record Core(
        @Size(max = Core.LONGEST) @PlainText String known,
        @Size(max = Core.LONGEST) @PlainText String unknown,
        @Size(max = Core.LONGEST) @PlainText String doing,
        @Size(max = Core.LONGEST) @PlainText String asked,
        @Size(max = Core.LONGEST) @PlainText String nextUpdate,
        @Size(max = Core.LONGEST) @PlainText String more) {
    static final int LONGEST = 4000;

    public Core {
        known = Content.written(known);
        unknown = Content.written(unknown);
        doing = Content.written(doing);
        asked = Content.written(asked);
        nextUpdate = Content.written(nextUpdate);
        more = Content.written(more);
    }

    /** One part; null when nobody wrote it. */
    String part(Part part) {
        return switch (part) {
            case KNOWN -> known;
            case UNKNOWN -> unknown;
            case DOING -> doing;
            case ASKED -> asked;
            case NEXT_UPDATE -> nextUpdate;
            case MORE -> more;
        };
    }
}
