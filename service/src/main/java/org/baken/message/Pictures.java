package org.baken.message;

import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Knows the pictures of an incident. */
@FunctionalInterface
public interface Pictures {
    /** Those of these pictures that belong to the incident, by id; others are left out. */
    Map<String, Picture> of(Handle handle, String incident, Collection<String> ids);

    /**
     * What matters about a picture before it goes out.
     *
     * @param name of its file, as somebody brought it
     * @param declared whether somebody declared by what right we may use it (guideline A16)
     * @param agreed whether nobody can be recognised on it, or everybody who can be agreed (guideline A24)
     */
    record Picture(String id, String name, boolean declared, boolean agreed) {}
}
