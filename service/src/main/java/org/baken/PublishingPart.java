package org.baken;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.baken.channel.Channel;
import org.baken.channel.Channels;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.channel.bluesky.Bluesky;
import org.baken.channel.email.Email;
import org.baken.channel.facebook.Facebook;
import org.baken.channel.instagram.Instagram;
import org.baken.channel.linkedin.LinkedIn;
import org.baken.channel.manual.Manual;
import org.baken.channel.manual.WarningSystem;
import org.baken.channel.mastodon.Mastodon;
import org.baken.channel.matrix.Matrix;
import org.baken.channel.ntfy.Ntfy;
import org.baken.channel.publicpage.PublicPage;
import org.baken.channel.sandbox.Sandbox;
import org.baken.channel.slack.Slack;
import org.baken.channel.smpp.Smpp;
import org.baken.channel.sms.Sms;
import org.baken.channel.teams.Teams;
import org.baken.channel.telegram.Telegram;
import org.baken.channel.threads.Threads;
import org.baken.channel.webhook.Webhook;
import org.baken.channel.wordpress.WordPress;
import org.baken.channel.x.X;
import org.baken.media.Media;
import org.baken.message.Messages;
import org.baken.publishing.AccountDesk;
import org.baken.publishing.Accounts;
import org.baken.publishing.PlatformResource;
import org.baken.publishing.Publishing;

/** The channels, the accounts, and what sends through them, tied to what they are built on. */
record PublishingPart(Publishing publishing) {

    static Channels channels(Foundation base) {
        PrivateAddresses allowed = PrivateAddresses.parse(base.configuration().allowPrivate);
        Outbound outbound = new Outbound(allowed, base.clock());
        List<Channel> channels = new ArrayList<>(List.of(
                new PublicPage(base.clock()),
                new Mastodon(outbound, base.clock()),
                new Bluesky(outbound, base.clock()),
                new X(outbound, base.clock()),
                new Facebook(outbound, base.clock()),
                new Instagram(outbound, base.clock()),
                new Threads(outbound, base.clock()),
                new LinkedIn(outbound, base.clock()),
                new Email(outbound, trusted(), base.clock()),
                new Sms(outbound, base.clock()),
                new Smpp(outbound, trusted(), base.clock()),
                new WordPress(outbound, base.clock()),
                new Ntfy(outbound, base.clock()),
                new Telegram(outbound, base.clock()),
                new Slack(outbound, base.clock()),
                new Teams(outbound, base.clock()),
                new Matrix(outbound, base.clock()),
                new Webhook(outbound, base.clock()),
                new Manual(),
                WarningSystem.beAlert(),
                WarningSystem.nlAlert()));
        channels.add(
                new Sandbox(base.configuration().dataFolder().resolve("sandbox"), List.copyOf(channels), base.clock()));
        return new Channels(channels);
    }

    static Accounts accounts(Foundation base, Channels channels) {
        return Accounts.open(
                base.configuration().dataFolder().resolve("keys"), base.database(), channels, base.clock());
    }

    static PublishingPart of(
            Foundation base,
            IncidentPart incidents,
            Messages messages,
            Media media,
            Channels channels,
            Accounts accounts) {
        Publishing.Ground ground = new Publishing.Ground(
                base.database(),
                base.logbook(),
                base.clock(),
                base.environment().metrics(),
                incidents.incidents(),
                messages,
                media);
        Publishing publishing = new Publishing(
                ground,
                accounts,
                channels,
                base.configuration().dataFolder(),
                base.publisher(),
                Duration.ofSeconds(base.house().undoSeconds()));
        incidents.incidents().whenClosing(publishing.deliveries());
        // Every node sees the log grow, also by what another one has queued.
        base.tail().tell(newest -> publishing.wake());
        base.environment().lifecycle().manage(publishing.worker());
        base.environment().healthChecks().register("publishing", publishing.health());
        base.serve(new PlatformResource(channels));
        AccountDesk desk = new AccountDesk(
                base.database(),
                accounts,
                base.people(),
                incidents.incidents(),
                base.logbook(),
                base.clock(),
                base.house().publicUrl());
        base.tail().add(desk.preflights().follower());
        base.environment().lifecycle().manage(desk.preflights());
        desk.resources().forEach(base::serve);
        publishing.resources().forEach(base::serve);
        return new PublishingPart(publishing);
    }

    private static SSLContext trusted() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has TLS", e);
        }
    }
}
