package org.baken.reaction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Forgets, with a reaction, what was kept as evidence of it and what people noted at its steps. That a step was taken, by whom and
 * when, stays, and so does the hash of the evidence in the log. Thread-safe.
 */
public final class StepTraces implements Traces {
    private final StepFiles files;

    public StepTraces(StepFiles files) {
        this.files = files;
    }

    /** Evidence shows who wrote, and nothing proves that a retouched picture is what was seen: it goes as a whole. */
    @Override
    public void pseudonymise(Handle handle, List<String> reactions) {
        files.forget(handle, reactions);
    }

    @Override
    public void erase(Handle handle, List<String> reactions) {
        files.forget(handle, reactions);
    }

    @Override
    public Object export(Handle handle, List<String> reactions) {
        StepDao steps = handle.attach(StepDao.class);
        Map<String, Object> export = new LinkedHashMap<>();
        export.put("evidence", steps.evidenceOfAll(reactions));
        export.put("steps", steps.ofAll(reactions));
        return export;
    }

    @Override
    public String name() {
        return "triage";
    }
}
