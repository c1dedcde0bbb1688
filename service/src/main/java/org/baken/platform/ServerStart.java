package org.baken.platform;

import io.dropwizard.core.setup.Environment;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** Reaches the server itself, which is there only once everything is wired. */
public final class ServerStart {
    private ServerStart() {}

    /** Does this to the server before it starts, and so before the first request can come. */
    public static void before(Environment environment, Consumer<Server> change) {
        environment.lifecycle().addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(LifeCycle starting) {
                if (starting instanceof Server server) {
                    change.accept(server);
                }
            }
        });
    }
}
