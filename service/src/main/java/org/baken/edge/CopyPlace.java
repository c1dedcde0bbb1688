package org.baken.edge;

import java.io.IOException;
import java.util.Optional;

/** Where a copy of the public pages is kept. Used by one thread. */
interface CopyPlace {
    /** What kind of place it is. */
    enum Kind {
        FOLDER,
        BUCKET
    }

    Kind kind();

    /** What it is called, for who set it up; never a secret. */
    String name();

    /** Puts a file there, in the place of what was there, as a whole or not at all. */
    void put(CopyFile file) throws IOException;

    /** Takes a file away; it may be gone already. */
    void remove(String path) throws IOException;

    /** The bytes of a file; empty when there is none. */
    Optional<byte[]> read(String path) throws IOException;
}
