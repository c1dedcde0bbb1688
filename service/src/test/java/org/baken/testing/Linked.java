package org.baken.testing;

import java.util.List;
import java.util.Map;

/** Accounts of a town on servers that run beside the test. */
public final class Linked {
    private Linked() {}

    /** Links an account on this Mastodon server and gives its id. */
    public static String mastodon(Town town, MastodonStub server, String name) {
        return account(
                town,
                "mastodon",
                "@stad",
                name,
                Map.of("baseUrl", server.baseUrl()),
                Map.of("accessToken", MastodonStub.TOKEN));
    }

    /** Links a mailing list that goes out by the mail server on this port, without encryption, and gives its id. */
    public static String mailingList(Town town, int port, String name, String... recipients) {
        return account(
                town,
                "email",
                "nieuws@stad.example",
                name,
                Map.of(
                        "host", "localhost",
                        "port", port,
                        "tls", "NONE",
                        "from", "nieuws@stad.example",
                        "recipients", List.of(recipients)),
                Map.of());
    }

    private static String account(
            Town town, String platform, String handle, String name, Map<String, ?> settings, Map<String, ?> secret) {
        return Scene.created(town.admin()
                .post(
                        "/api/accounts",
                        Map.of(
                                "platform",
                                platform,
                                "handle",
                                handle,
                                "name",
                                name,
                                "settings",
                                settings,
                                "secret",
                                secret)));
    }
}
