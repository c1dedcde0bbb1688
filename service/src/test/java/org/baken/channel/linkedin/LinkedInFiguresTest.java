package org.baken.channel.linkedin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.baken.channel.AttemptsFor;
import org.baken.channel.Figures;
import org.baken.channel.FiguresContract;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.PrivateAddresses;
import org.baken.testing.HttpStub;
import org.baken.testing.HttpStub.Reply;
import org.baken.testing.HttpStub.Request;
import org.junit.jupiter.api.Test;

class LinkedInFiguresTest extends FiguresContract {

    @Override
    protected Figures connector(Outbound outbound, String base) {
        return new LinkedIn(outbound, clock, base, base + "/oauth/v2", AttemptsFor.tests(clock));
    }

    @Override
    protected Link link(String base) {
        return new Link(
                "account-1",
                LinkedIn.PLATFORM,
                "",
                Map.of("clientId", "app-1", "organization", "42"),
                Map.of("clientSecret", "app-secret-1234", "accessToken", "access-token-1234"));
    }

    @Override
    protected String id(int number) {
        return "urn:li:share:" + (7_000_000_000L + number);
    }

    @Override
    protected Reply answer(Request request) {
        if (!"BATCH_GET".equals(request.header("X-RestLi-Method")) || request.header("LinkedIn-Version") == null) {
            return Reply.json(400, Map.of("message", "Invalid"));
        }
        String list = request.query().get("ids").replaceFirst("^List\\((.*)\\)$", "$1");
        ObjectNode answer = object();
        ObjectNode results = answer.putObject("results");
        for (String encoded : list.split(",")) {
            String urn = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            told(urn).ifPresent(told -> {
                ObjectNode one = results.putObject(urn);
                if (told.containsKey(Figures.Measure.FAVOURITES)) {
                    ObjectNode kinds = one.putObject("reactionSummaries");
                    put(kinds.putObject("LIKE"), "count", told, Figures.Measure.FAVOURITES);
                    kinds.putObject("EMPATHY").put("count", 0);
                }
                put(one.putObject("commentSummary"), "count", told, Figures.Measure.REPLIES);
            });
        }
        return Reply.json(200, answer);
    }

    @Test
    void every_kind_of_reaction_counts_and_no_kind_at_all_is_zero() throws Exception {
        ObjectNode answer = object();
        ObjectNode results = answer.putObject("results");
        ObjectNode kinds = results.putObject(id(1)).putObject("reactionSummaries");
        kinds.putObject("LIKE").put("count", 4);
        kinds.putObject("PRAISE").put("count", 3);
        results.putObject(id(2)).putObject("reactionSummaries");
        try (HttpStub server = HttpStub.start(request -> Reply.json(200, answer))) {
            Figures linkedIn = connector(new Outbound(PrivateAddresses.parse("127.0.0.1"), clock), server.baseUrl());

            Map<String, Figures.Counts> figures = linkedIn.figures(link(""), List.of(id(1), id(2)));

            assertThat(figures.get(id(1)).of(Figures.Measure.FAVOURITES)).contains(7L);
            assertThat(figures.get(id(2)).of(Figures.Measure.FAVOURITES)).contains(0L);
            assertThat(figures.get(id(2)).of(Figures.Measure.REPLIES)).isEmpty();
        }
    }
}
