package org.baken.figures;

import java.time.Instant;
import java.util.List;
import org.baken.channel.Figures.Measure;
import org.baken.message.MessageState;
import org.baken.message.Purpose;
import org.baken.publishing.DeliveryState;

/**
 * What became of one message on its channels (guideline V35). Numbers of posts, never of people: nobody is compared with anybody, and
 * what colleagues passed on is not in it.
 *
 * @param message its id
 * @param exercise whether all of this is made up by the sandbox
 * @param sentAt when the first of it went out
 * @param totals of what adds up: each is the number of times that something was done. Views do not, because every platform calls
 *     something else a view
 * @param clicks on our own short links
 */
public record MessageFigures(
        String message,
        String title,
        Purpose purpose,
        MessageState state,
        boolean exercise,
        Instant sentAt,
        List<Channel> channels,
        List<Total> totals,
        Clicks clicks) {

    /**
     * One delivery.
     *
     * @param figures what the platform gave
     * @param notGiven what it did not give, which is not the same as zero
     * @param asOf when the platform told this; absent while it told nothing
     * @param nextAt when it is asked again; absent when it is not
     * @param note why there are no figures, or what to know about these; absent when there is nothing to know
     * @param problem why the platform did not tell anything newer; absent when it did
     * @param trend how it grew, oldest first: a point for each time that something had changed. Empty in a list
     */
    public record Channel(
            String delivery,
            String account,
            String accountName,
            String platform,
            String lang,
            DeliveryState state,
            String url,
            Instant sentAt,
            Given figures,
            List<Measure> notGiven,
            Instant asOf,
            Instant nextAt,
            String note,
            String problem,
            List<Point> trend) {}

    /** Numbers of one post; each is absent when the platform did not give it. */
    public record Given(Long favourites, Long reposts, Long replies, Long views, Long clicks) {
        static final Given NOTHING = new Given(null, null, null, null, null);

        Long of(Measure measure) {
            return switch (measure) {
                case FAVOURITES -> favourites;
                case REPOSTS -> reposts;
                case REPLIES -> replies;
                case VIEWS -> views;
                case CLICKS -> clicks;
            };
        }
    }

    /** How much there was at a moment. */
    public record Point(Instant at, Long favourites, Long reposts, Long replies, Long views, Long clicks) {}

    /**
     * A sum.
     *
     * @param posts of how many posts
     */
    public record Total(Measure measure, long count, int posts) {}

    /** How often our own short links were followed, counted without cookies or addresses. */
    public record Clicks(long total, List<Via> byVia) {}

    /** @param via the way that the link went, such as {@code mail} or {@code poster} */
    public record Via(String via, long count) {}
}
