package org.baken.playbook;

import java.time.Instant;

/**
 * One of the town's own playbooks, as the service remembers it between starts.
 *
 * @param file the name of the file
 * @param hash of what was last seen of it
 * @param refused whether that could not be used
 * @param since when it was first seen so
 * @param good the text of the last version that could be used; null when there was none
 */
public record OwnPlaybook(String file, String hash, boolean refused, Instant since, String good) {
    /** Whether this tells the same of the file as another. */
    boolean sameAs(String otherHash, boolean otherRefused) {
        return hash.equals(otherHash) && refused == otherRefused;
    }
}
