package org.baken.edge;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.baken.platform.Ids;

/**
 * One file of the copy of the public pages that is readable without Baken.
 *
 * @param path below the root of the copy, with {@code /} between its parts and none before them
 * @param owner what the file belongs to, such as an incident
 * @param type media type
 * @param caching how long it may be kept ({@code Cache-Control})
 * @param digest is another one when the bytes are
 */
public record CopyFile(String path, String owner, String type, String caching, String digest, Supplier<byte[]> bytes) {

    /** A file whose bytes are there. */
    public static CopyFile of(String path, String owner, String type, String caching, byte[] bytes) {
        return new CopyFile(path, owner, type, caching, Ids.digest(bytes), () -> bytes);
    }

    /**
     * The whole copy as it is to be.
     *
     * @param files in the order in which they are written: what a page needs before the page
     * @param kept owners that are not looked at now, and whose files stay
     */
    public record All(List<CopyFile> files, Set<String> kept) {}

    /** Who knows what is to be copied. */
    public interface Source {
        /** A number that is another one when the files are. */
        long changes();

        /** @param copied the owners of which files are there already */
        All all(Set<String> copied);
    }
}
