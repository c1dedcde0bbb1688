package org.baken.channel.x;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.baken.channel.Figures;
import org.baken.channel.FiguresContract;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;
import org.junit.jupiter.api.Test;

class XFiguresTest extends FiguresContract {

    @Override
    protected Figures connector(Outbound outbound, String base) {
        return new X(outbound, clock, base, "https://x.com/i/oauth2/authorize");
    }

    @Override
    protected Link link(String base) {
        return account(Map.of("clientId", "app-1", "figures", "ASK"));
    }

    private static Link account(Map<String, Object> settings) {
        return new Link(
                "account-1",
                X.PLATFORM,
                "",
                settings,
                Map.of("clientSecret", "app-secret-1234", "accessToken", "access-1-aaaa"));
    }

    @Override
    protected String id(int number) {
        return String.valueOf(100 + number);
    }

    @Override
    protected Reply answer(Request request) {
        if (!request.is("GET", "/2/tweets")
                || !"public_metrics".equals(request.query().get("tweet.fields"))) {
            return Reply.json(400, Map.of("title", "Invalid Request"));
        }
        ObjectNode answer = object();
        ArrayNode data = answer.putArray("data");
        for (String id : request.query().get("ids").split(",")) {
            told(id).ifPresentOrElse(
                            told -> {
                                ObjectNode metrics =
                                        data.addObject().put("id", id).putObject("public_metrics");
                                put(metrics, "like_count", told, Figures.Measure.FAVOURITES);
                                put(metrics, "retweet_count", told, Figures.Measure.REPOSTS);
                                put(metrics, "reply_count", told, Figures.Measure.REPLIES);
                                put(metrics, "impression_count", told, Figures.Measure.VIEWS);
                            },
                            () -> answer.withArray("errors")
                                    .addObject()
                                    .put("type", "https://api.twitter.com/2/problems/resource-not-found"));
        }
        return Reply.json(200, answer);
    }

    @Test
    void an_account_that_is_not_set_to_ask_pays_for_nothing() {
        Figures x = connector(new Outbound(PrivateAddresses.parse("127.0.0.1"), clock), "https://api.x.com");

        assertThat(x.gives(account(Map.of("clientId", "app-1")))).isEmpty();
        assertThat(x.gives(link(""))).contains(Figures.Measure.VIEWS);
        assertThat(x.problems(link(""))).isEmpty();
    }
}
