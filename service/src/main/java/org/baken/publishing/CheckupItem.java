package org.baken.publishing;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.Guideline;

/**
 * One point of the check-up list of accounts (guidelines A10, A12, V01, V06, V12, V21).
 *
 * @param id never used again for something else
 * @param again after how long somebody has to look again
 * @param platforms whose accounts it is for
 * @param title what to look at, by language
 * @param why it matters and how to go about it, by language
 */
record CheckupItem(
        String id,
        List<Guideline> guidelines,
        Period again,
        Set<String> platforms,
        Map<String, String> title,
        Map<String, String> why) {

    /** What stands in the file. */
    private record Written(String id, List<CheckupItem> items) {}

    /** Reads what comes with Baken. */
    static List<CheckupItem> shipped() {
        return read(ContentFolder.read("accounts/check-up.yml"));
    }

    /** @throws org.baken.platform.ContentProblem naming file and line of every fault */
    static List<CheckupItem> read(Content content) {
        Written written =
                content.fits(ContentFolder.text("schema/check-up.schema.json")).as(Written.class);
        Content.refuseIfAny(content.twice("/items", written.items(), CheckupItem::id));
        return List.copyOf(written.items());
    }
}
