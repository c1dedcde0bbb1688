package org.baken.platform;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * The answers that are kept for requests that come again with their Idempotency-Key. They repeat what was said: whoever takes
 * something out of the database takes it out of these too.
 */
public final class KeptAnswers {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private KeptAnswers() {}

    /**
     * Takes out the words of all answers that name one of these things. A request that comes again is still carried out once; its
     * answer tells where the thing is, and no more what it says.
     *
     * @param ids of what is to be forgotten
     */
    public static void forget(Handle handle, Set<String> ids) {
        CommandDao commands = handle.attach(CommandDao.class);
        Set<CommandDao.Kept> naming = new HashSet<>();
        commands.kept(kept -> {
            if (names(kept.body(), ids)) {
                naming.add(new CommandDao.Kept(kept.caller(), kept.commandKey(), null));
            }
        });
        commands.silence(List.copyOf(naming));
    }

    /** Forgets the keys of requests, and their answers, from before this moment: none of them comes again. */
    public static void forgetBefore(Handle handle, Instant before) {
        handle.attach(CommandDao.class).forget(before);
    }

    private static boolean names(String body, Set<String> ids) {
        Matcher id = ID.matcher(body);
        while (id.find()) {
            if (ids.contains(id.group())) {
                return true;
            }
        }
        return false;
    }
}
