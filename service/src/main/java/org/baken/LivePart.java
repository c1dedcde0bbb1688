package org.baken;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.baken.account.Caller;
import org.baken.auth.SessionFilter;
import org.baken.auth.Sessions;
import org.baken.edge.Mode;
import org.baken.incident.Incidents;
import org.baken.live.EventServlet;
import org.baken.live.Events;
import org.baken.platform.Problem;
import org.eclipse.jetty.util.component.LifeCycle;

/** The live stream, tied to the log it tells of and to the rights it keeps. */
final class LivePart {
    private LivePart() {}

    static void of(Foundation base, IncidentPart incidents, Mode mode) {
        Events events = new Events(
                base.logbook(),
                (caller, incident) -> mayRead(base, incidents.incidents(), caller, incident),
                base.environment().metrics());
        base.tail().tellAtOnce(events::grown);
        mode.whenClosing(events::letGo);
        base.environment().lifecycle().manage(events);
        // The server waits for open requests before it stops what is managed: streams must end first.
        base.environment().lifecycle().addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStopping(LifeCycle server) {
                events.letGo();
            }
        });
        EventServlet servlet = new EventServlet(events, request -> whoIs(base.sessions(), request));
        var registration = base.environment().servlets().addServlet("events", servlet);
        registration.setAsyncSupported(true);
        registration.addMapping("/api/events");
    }

    private static boolean mayRead(Foundation base, Incidents incidents, Caller caller, String incident) {
        try {
            base.database().read(handle -> incidents.readable(handle, caller, incident));
            return true;
        } catch (Problem notTheirs) {
            return false;
        }
    }

    private static Optional<EventServlet.Listener> whoIs(Sessions sessions, HttpServletRequest request) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(SessionFilter.COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(token -> sessions.prove(token)
                        .map(proved -> new EventServlet.Listener(
                                proved.person().caller(),
                                () -> sessions.prove(token).isPresent())));
    }
}
