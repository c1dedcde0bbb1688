package org.baken.edge;

import io.dropwizard.servlets.tasks.Task;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/**
 * {@code POST /tasks/public-only?on=true} on the admin port: the switch for when the console cannot be reached. {@code on=false}
 * opens everything again.
 */
final class PublicOnlyTask extends Task {
    private final ServiceModes modes;

    PublicOnlyTask(ServiceModes modes) {
        super("public-only");
        this.modes = modes;
    }

    @Override
    public void execute(Map<String, List<String>> parameters, PrintWriter output) {
        List<String> on = parameters.getOrDefault("on", List.of());
        if (on.size() != 1 || !List.of("true", "false").contains(on.get(0))) {
            output.println("Say on=true or on=false. Nothing was changed.");
            return;
        }
        boolean wanted = on.get(0).equals("true");
        boolean written = modes.force(wanted);
        output.println(wanted ? "Only the public pages are served now." : "Everything is served again.");
        if (!written) {
            output.println(
                    "The database could not be reached: this node remembers it, and writes it down as soon as it can."
                            + " A restart before that forgets it, and other nodes do not know.");
        }
    }
}
