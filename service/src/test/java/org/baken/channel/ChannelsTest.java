package org.baken.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.baken.channel.email.Email;
import org.baken.channel.manual.Manual;
import org.baken.channel.mastodon.Mastodon;
import org.baken.channel.matrix.Matrix;
import org.baken.channel.ntfy.Ntfy;
import org.baken.channel.publicpage.PublicPage;
import org.baken.channel.sandbox.Sandbox;
import org.baken.channel.slack.Slack;
import org.baken.channel.teams.Teams;
import org.baken.channel.telegram.Telegram;
import org.baken.channel.webhook.Webhook;
import org.baken.channel.wordpress.WordPress;
import org.baken.platform.Catalogue;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    private static final Clock CLOCK = Clock.systemUTC();

    /** All connectors, wired as the application does. */
    private static Channels channels() throws NoSuchAlgorithmException {
        Outbound outbound = new Outbound(PrivateAddresses.none(), CLOCK);
        List<Channel> real = List.of(
                new PublicPage(CLOCK),
                new Email(outbound, SSLContext.getDefault(), CLOCK),
                new Mastodon(outbound, CLOCK),
                new WordPress(outbound, CLOCK),
                new Ntfy(outbound, CLOCK),
                new Telegram(outbound, CLOCK),
                new Slack(outbound, CLOCK),
                new Teams(outbound, CLOCK),
                new Matrix(outbound, CLOCK),
                new Webhook(outbound, CLOCK),
                new Manual());
        Sandbox sandbox = new Sandbox(Path.of("never-written"), real, CLOCK);
        return new Channels(Stream.concat(real.stream(), Stream.of(sandbox)).toList());
    }

    private static Link link(String platform, Map<String, Object> settings) {
        return new Link("account-1", platform, "", settings, Map.of());
    }

    @Test
    void every_platform_and_every_field_has_a_name_in_every_language() throws Exception {
        for (Channel channel : channels().all()) {
            for (String language : Catalogue.LANGUAGES) {
                Locale locale = Locale.forLanguageTag(language);
                assertThat(channel.name(locale)).isNotBlank();
                assertThat(Stream.concat(channel.form().settings().stream(), channel.form().secret().stream()))
                        .allSatisfy(field -> assertThat(field.label(locale)).isNotBlank());
            }
        }
    }

    @Test
    void an_exercise_account_can_do_what_the_platform_it_imitates_can_do() throws Exception {
        Channels channels = channels();
        for (Channel real : channels.all()) {
            if (!real.platform().equals(Sandbox.PLATFORM)) {
                Channel imitation = channels.on(link(Sandbox.PLATFORM, Map.of("imitates", real.platform())));
                for (Class<?> capability :
                        List.of(Sends.class, Edits.class, Removes.class, Addressed.class, ByHand.class)) {
                    assertThat(capability.isInstance(imitation))
                            .as(real.platform() + " " + capability.getSimpleName())
                            .isEqualTo(capability.isInstance(real));
                }
                assertThat(imitation.limits(link(Sandbox.PLATFORM, Map.of("imitates", real.platform()))))
                        .isEqualTo(real.limits());
            }
        }
    }

    @Test
    void a_platform_is_found_by_its_name_and_an_unknown_one_is_not() throws Exception {
        assertThat(channels().named("mastodon")).containsInstanceOf(Mastodon.class);
        assertThat(channels().named("telegraph")).isEmpty();
        assertThatThrownBy(() -> channels().on(link("telegraph", Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_channels_for_one_platform_stop_the_start() {
        assertThatThrownBy(() -> new Channels(List.of(new Manual(), new Manual())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
