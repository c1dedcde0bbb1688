package org.baken.channel.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.channel.ChannelContract;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Form;
import org.baken.channel.Health;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Look;
import org.baken.channel.Post;
import org.baken.channel.Receipt;
import org.baken.channel.Removes;
import org.baken.channel.Sends;
import org.baken.channel.Tried;
import org.junit.jupiter.api.Test;

class PublicPageTest extends ChannelContract {

    private final PublicPage page = new PublicPage(Clock.fixed(CREATED.plusSeconds(10), ZoneOffset.UTC));
    private final Drawn drawn = new Drawn(page);

    @Override
    protected Sends channel() {
        return drawn;
    }

    @Override
    protected Link link() {
        return new Link("public-page", PublicPage.PLATFORM, "", Map.of(), Map.of());
    }

    @Override
    protected List<Arrival> arrived() {
        List<Arrival> arrivals = new ArrayList<>();
        drawn.texts.forEach((key, text) -> arrivals.add(new Arrival(key, text)));
        return arrivals;
    }

    @Override
    protected Link make(Mood mood) {
        throw new IllegalArgumentException("The page does not fail: " + mood);
    }

    @Override
    protected Set<Mood> moods() {
        return Set.of();
    }

    @Override
    protected boolean drawnFromDeliveries() {
        return true;
    }

    @Test
    void the_receipt_names_the_official_address() throws Exception {
        assertThat(page.send(link(), post("key-1", TEXT)).url()).isEqualTo("https://gemeente.example/i/brand-haven#1");
    }

    @Test
    void a_post_without_an_address_on_the_page_is_refused() {
        Post nowhere = Post.of("key-1", CREATED, "nl", "", TEXT);

        assertFails(() -> page.send(link(), nowhere), Refused.class, "channel.noAddress");
    }

    /** The page draws what its deliveries say; this stands for the deliveries. */
    private static final class Drawn implements Removes {
        @Override
        public Tried tried() {
            return Tried.OWN;
        }

        private final PublicPage page;
        private final Map<String, String> texts = new LinkedHashMap<>();

        Drawn(PublicPage page) {
            this.page = page;
        }

        @Override
        public Receipt send(Link link, Post post) throws ChannelException {
            Receipt receipt = page.send(link, post);
            texts.put(receipt.remoteId(), post.text());
            return receipt;
        }

        @Override
        public void remove(Link link, Post post, String remoteId) {
            page.remove(link, post, remoteId);
            texts.remove(remoteId);
        }

        @Override
        public Look look(Link link, Post post, String remoteId) {
            return page.look(link, post, remoteId);
        }

        @Override
        public String platform() {
            return page.platform();
        }

        @Override
        public Form form() {
            return page.form();
        }

        @Override
        public Limits limits() {
            return page.limits();
        }

        @Override
        public Health check(Link link) {
            return page.check(link);
        }
    }
}
