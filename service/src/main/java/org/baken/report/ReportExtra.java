package org.baken.report;

import java.util.List;
import java.util.Locale;
import org.baken.incident.Incident;
import org.jdbi.v3.core.Handle;

/** Another part of Baken that has something to tell in the report of an incident, such as the score of an exercise. */
@FunctionalInterface
public interface ReportExtra {
    /** Gives its sections in a reader's language; none when it has nothing to tell of this incident. */
    List<ReportSection> of(Handle handle, Incident incident, Locale locale);
}
