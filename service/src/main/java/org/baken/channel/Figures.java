package org.baken.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A channel whose platform tells how often its readers liked, passed on, answered or saw a post (guideline V35). Only numbers are
 * asked for, never who the readers are.
 */
public interface Figures extends Channel {

    /**
     * The setting of an account on a platform that charges for figures, or wants a right of its own for them: they are asked for only
     * when it is {@link #ASK}.
     */
    String SETTING = "figures";

    /** The only value of {@link #SETTING}. */
    String ASK = "ASK";

    /** The field of that setting. */
    Form.Field FIELD = Form.Field.optionalChoice(SETTING, ASK);

    /** What can be counted. Platforms count each in their own way, and only the same measure of one platform can be compared. */
    enum Measure {
        /** Favourites, likes, and reactions of every kind. */
        FAVOURITES,
        /** How often it was passed on there, with words of one's own or without. */
        REPOSTS,
        /** Answers and comments. */
        REPLIES,
        /** How often it was shown. */
        VIEWS,
        /** How often somebody followed a link in it. */
        CLICKS
    }

    /**
     * The figures of one post.
     *
     * @param given those that the platform gave; one that it did not give is not among them, which is not the same as zero
     */
    record Counts(Map<Measure, Long> given) {
        /** More than any post on any platform ever had: what claims more is a mistake. */
        public static final long MOST = 1_000_000_000_000L;

        public static final Counts NONE = new Counts(Map.of());

        public Counts {
            Map<Measure, Long> ordered = new EnumMap<>(Measure.class);
            ordered.putAll(given);
            given = Collections.unmodifiableMap(ordered);
        }

        public Optional<Long> of(Measure measure) {
            return Optional.ofNullable(given.get(measure));
        }

        /** With one more; as it is when the platform did not give that. */
        public Counts with(Measure measure, Long count) {
            if (count == null) {
                return this;
            }
            Map<Measure, Long> more = new EnumMap<>(Measure.class);
            more.putAll(given);
            more.put(measure, count);
            return new Counts(more);
        }

        /**
         * With one more, as a platform writes it.
         *
         * @param told where it stands in the platform's answer
         * @param besides other numbers that belong to it, such as quotes to reposts; only added when the first one is given
         */
        public Counts with(Measure measure, JsonNode told, JsonNode... besides) {
            Long count = number(told);
            for (JsonNode more : besides) {
                Long also = number(more);
                count = count == null || also == null ? count : Long.valueOf(Math.min(MOST, count + also));
            }
            return with(measure, count);
        }

        /** A whole number that can be meant; null for everything else that platforms answer. */
        public static Long number(JsonNode told) {
            if (!told.isIntegralNumber() || !told.canConvertToLong()) {
                return null;
            }
            long number = told.asLong();
            return number < 0 || number > MOST ? null : Long.valueOf(number);
        }
    }

    /**
     * The figures of posts by the {@link Receipt#remoteId} of each. Only reads, in one call to the platform; a failure of the call says
     * nothing about any post. A post that is gone, or of which the platform tells nothing, is not in the answer.
     *
     * @param remoteIds at least one, at most {@link #postsInOne}
     */
    Map<String, Counts> figures(Link link, List<String> remoteIds) throws ChannelException;

    /** What can be had for an account; nothing when it is not set to ask. Depends on its settings only, not on its secret. */
    Set<Measure> gives(Link link);

    /** How many posts one call can be about. */
    default int postsInOne() {
        return 1;
    }

    /** How fast one account may be asked, so that by far the most of the platform's allowance is left for publishing. */
    default Rate asking() {
        return new Rate(10, Duration.ofSeconds(15));
    }

    /** Whether an account is set to ask, on a platform where that has to be chosen. */
    static boolean chosen(Link link) {
        return link.setting(SETTING).filter(value -> Objects.equals(value, ASK)).isPresent();
    }
}
