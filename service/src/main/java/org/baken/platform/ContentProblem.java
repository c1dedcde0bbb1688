package org.baken.platform;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A content file that cannot be used, with every fault that was found: whoever wrote the file must be able to mend it
 * without reading code. The message is in English, as it goes to the terminal and to the log.
 */
public final class ContentProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * One fault.
     *
     * @param file the name of the file
     * @param line the line, counted from 1
     * @param what what is wrong there
     */
    public record Fault(String file, int line, String what) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + what;
        }
    }

    private final transient List<Fault> faults;

    /** @param faults at least one, in the order of the lines */
    public ContentProblem(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** What is wrong, in the order of the lines. */
    public List<Fault> faults() {
        return faults;
    }
}
