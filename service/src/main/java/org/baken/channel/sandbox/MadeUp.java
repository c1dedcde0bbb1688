package org.baken.channel.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.baken.channel.Figures.Counts;
import org.baken.channel.Figures.Measure;
import org.baken.channel.sandbox.Drawer.Kept;

/**
 * Figures as a town's post could have them: most readers see it in the first hours, few of them do anything with it. The same post has
 * the same figures at the same moment, and they never go down.
 */
final class MadeUp {
    private static final double HALF_OF_IT_SECONDS = Duration.ofHours(2).toSeconds();

    private MadeUp() {}

    static Counts of(Kept post, Set<Measure> wanted, Instant now) {
        Random chance = new Random(post.key().hashCode());
        double readers = 250 + chance.nextInt(2_000);
        double liking = 0.005 + chance.nextDouble() * 0.03;
        double sharing = 0.005 + chance.nextDouble() * 0.03;
        double answering = 0.002 + chance.nextDouble() * 0.01;
        double following = 0.01 + chance.nextDouble() * 0.05;
        double age = Math.max(0, Duration.between(post.sentAt(), now).toSeconds());
        double seen = readers * (1 - Math.exp(-age * Math.log(2) / HALF_OF_IT_SECONDS));
        Counts counts = Counts.NONE;
        for (Measure measure : wanted) {
            double count = switch (measure) {
                case VIEWS -> seen;
                case FAVOURITES -> seen * liking;
                case REPOSTS -> seen * sharing;
                case REPLIES -> seen * answering;
                case CLICKS -> seen * following;
            };
            counts = counts.with(measure, Long.valueOf((long) count));
        }
        return counts;
    }
}
