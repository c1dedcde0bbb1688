package org.baken.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.baken.channel.Figures;
import org.baken.channel.FiguresContract;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;
import org.junit.jupiter.api.Test;

class MastodonFiguresTest extends FiguresContract {

    @Override
    protected Figures connector(Outbound outbound, String base) {
        return new Mastodon(outbound, clock);
    }

    @Override
    protected Link link(String base) {
        return new Link(
                "account-1", Mastodon.PLATFORM, "", Map.of("baseUrl", base), Map.of("accessToken", "token-7f3a9c"));
    }

    @Override
    protected String id(int number) {
        return String.valueOf(1000 + number);
    }

    @Override
    protected Reply answer(Request request) {
        String id = request.path().replaceFirst("^/api/v1/statuses/", "");
        return told(id).map(told -> Reply.json(200, status(id, told)))
                .orElseGet(() -> Reply.json(404, Map.of("error", "Record not found")));
    }

    private static ObjectNode status(String id, Map<Figures.Measure, String> told) {
        ObjectNode status = object().put("id", id);
        put(status, "favourites_count", told, Figures.Measure.FAVOURITES);
        put(status, "reblogs_count", told, Figures.Measure.REPOSTS);
        return put(status, "replies_count", told, Figures.Measure.REPLIES);
    }

    @Test
    void quotes_pass_a_status_on_too() throws Exception {
        ObjectNode status =
                status("7", new EnumMap<>(Map.of(Figures.Measure.REPOSTS, "3"))).put("quotes_count", 2);
        try (HttpStub server = HttpStub.start(request -> Reply.json(200, status))) {
            Mastodon mastodon = new Mastodon(new Outbound(PrivateAddresses.parse("127.0.0.1"), clock), clock);

            assertThat(mastodon.figures(link(server.baseUrl()), List.of("7"))
                            .get("7")
                            .of(Figures.Measure.REPOSTS))
                    .contains(5L);
        }
    }
}
