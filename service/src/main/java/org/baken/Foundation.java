package org.baken;

import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.time.ZoneId;
import org.baken.account.Groups;
import org.baken.account.People;
import org.baken.auth.House;
import org.baken.auth.LoginAttempts;
import org.baken.auth.SecondFactors;
import org.baken.auth.Sessions;
import org.baken.logbook.LogTail;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;
import org.baken.platform.Publisher;

/** What every part of the service is built on. */
record Foundation(
        ConsoleConfiguration configuration,
        Environment environment,
        Clock clock,
        Database database,
        Logbook logbook,
        LogTail tail,
        People people,
        Groups groups,
        Sessions sessions,
        LoginAttempts attempts,
        SecondFactors factors,
        House house) {

    /** Who speaks on the pages for the public. */
    Publisher publisher() {
        return new Publisher(
                house.name(),
                house.publicUrl(),
                ZoneId.of(house.timeZone()),
                house.languages(),
                configuration.branding());
    }

    /** Adds resources to the interface. */
    void serve(Object... resources) {
        for (Object resource : resources) {
            environment.jersey().register(resource);
        }
    }
}
