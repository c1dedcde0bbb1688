package org.baken.reaction;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Something that keeps more about reactions, such as answers to them and evidence, and forgets it with them. */
public interface Traces {
    /** Takes out whatever tells who wrote these; what was said may stay. */
    void pseudonymise(Handle handle, List<String> reactions);

    /** Takes out whatever was said in these or in answer to them. */
    void erase(Handle handle, List<String> reactions);

    /** What it keeps about reactions of one writer, to be written as JSON for the writer; null for nothing. */
    Object export(Handle handle, List<String> reactions);

    /** The name of that in the export. */
    String name();
}
