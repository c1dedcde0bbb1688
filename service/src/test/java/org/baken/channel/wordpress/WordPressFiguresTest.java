package org.baken.channel.wordpress;

import java.util.List;
import java.util.Map;
import org.baken.channel.Figures;
import org.baken.channel.FiguresContract;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;

class WordPressFiguresTest extends FiguresContract {

    @Override
    protected Figures connector(Outbound outbound, String base) {
        return new WordPress(outbound, clock);
    }

    @Override
    protected Link link(String base) {
        return new Link(
                "account-1",
                WordPress.PLATFORM,
                "",
                Map.of("baseUrl", base),
                Map.of("username", "gemeente", "applicationPassword", "abcd efgh ijkl mnop"));
    }

    @Override
    protected String id(int number) {
        return String.valueOf(300 + number);
    }

    @Override
    protected Reply answer(Request request) {
        if (!request.is("GET", "/wp-json/wp/v2/comments")) {
            return Reply.json(404, Map.of("message", "No route was found"));
        }
        Reply list = Reply.json(200, List.of());
        return told(request.query().get("post"))
                .map(told -> told.get(Figures.Measure.REPLIES))
                .map(total -> list.with("X-WP-Total", total))
                .orElse(list);
    }
}
