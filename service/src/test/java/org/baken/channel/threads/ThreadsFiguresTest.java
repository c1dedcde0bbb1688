package org.baken.channel.threads;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import org.baken.channel.AttemptsFor;
import org.baken.channel.Figures;
import org.baken.channel.FiguresContract;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;
import org.junit.jupiter.api.Test;

class ThreadsFiguresTest extends FiguresContract {

    @Override
    protected Threads connector(Outbound outbound, String base) {
        return new Threads(outbound, clock, base, "https://threads.net/oauth/authorize", AttemptsFor.tests(clock));
    }

    @Override
    protected Link link(String base) {
        return account(Map.of("clientId", "app-1", "figures", "ASK"));
    }

    private static Link account(Map<String, Object> settings) {
        return new Link(
                "account-1",
                Threads.PLATFORM,
                "",
                settings,
                Map.of("clientSecret", "app-secret-1234", "accessToken", "long-token-1234"));
    }

    @Override
    protected String id(int number) {
        return String.valueOf(700 + number);
    }

    @Override
    protected Reply answer(Request request) {
        String id = request.path().replaceFirst("^/v1\\.0/", "").replaceFirst("/insights$", "");
        return told(id).map(told -> Reply.json(200, insights(told)))
                .orElseGet(() -> Reply.json(
                        400,
                        Map.of(
                                "error",
                                Map.of("message", "Unsupported get request", "code", 100, "error_subcode", 33))));
    }

    private static ObjectNode insights(Map<Figures.Measure, String> told) {
        ObjectNode answer = object();
        ArrayNode data = answer.putArray("data");
        Map<Figures.Measure, String> names = Map.of(
                Figures.Measure.FAVOURITES, "likes",
                Figures.Measure.REPOSTS, "reposts",
                Figures.Measure.REPLIES, "replies",
                Figures.Measure.VIEWS, "views");
        told.forEach((measure, number) -> {
            ObjectNode insight =
                    data.addObject().put("name", names.get(measure)).put("period", "lifetime");
            insight.putArray("values").addObject().set("value", raw(number));
        });
        return answer;
    }

    @Test
    void an_account_that_is_not_set_to_ask_has_none_and_needs_no_right_for_them() {
        Threads threads =
                connector(new Outbound(PrivateAddresses.parse("127.0.0.1"), clock), "https://graph.threads.net");
        Link plain = account(Map.of("clientId", "app-1"));
        URI back = URI.create("https://gemeente.example/console/linked");

        assertThat(threads.gives(plain)).isEmpty();
        assertThat(threads.begin(plain, back, "s").address().toString()).doesNotContain("insights");
        assertThat(threads.begin(link(""), back, "s").address().toString()).contains("threads_manage_insights");
        assertThat(threads.problems(link(""))).isEmpty();
    }
}
