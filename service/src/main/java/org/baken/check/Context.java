package org.baken.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.channel.Limits;
import org.baken.channel.TextCount;
import org.baken.check.Finding.Level;

/**
 * What surrounds a draft. Make one with {@link #builder()}; what is left out is not known, and the checks that need it keep
 * silent.
 *
 * @param languages in which the incident is told
 * @param purpose the name of the message's purpose, such as {@code UPDATE}; null when not known
 * @param expected what a message of this purpose should say
 * @param exercise whether it belongs to an exercise
 * @param officialUrl where the town's own page on this incident is; null when that is not known yet
 * @param hashtag of the incident, with its sign; null when there is none
 * @param facts what it rests on; null when not known
 * @param fits what goes out through each linked channel, measured by that channel's own rule
 * @param claim the rumour that it corrects, in the words in which it goes round; null when it corrects none
 * @param house what the organisation decided
 * @param published earlier messages of the incident as they went out, by language
 * @param pace how often people heard of the incident; null when not known
 * @param words the word lists
 */
public record Context(
        List<String> languages,
        String purpose,
        Set<Part> expected,
        boolean exercise,
        String officialUrl,
        String hashtag,
        FactsBehind facts,
        List<Fit> fits,
        String claim,
        House house,
        Map<String, List<String>> published,
        Pace pace,
        Words words) {

    /**
     * Whether a text leads to the town's own page: by the incident's address there, or by the short link of a message. Nothing is
     * asked for while the address is not known yet.
     */
    boolean leadsHome(String text) {
        return officialUrl == null
                || text.contains(officialUrl)
                || text.contains(officialUrl.replaceFirst("/i/[^/]*$", "/m/"));
    }

    /**
     * The facts that a message rests on.
     *
     * @param total how many there are
     * @param unconfirmed how many of them nobody has confirmed
     * @param moved how many of them changed since the message was written
     */
    public record FactsBehind(int total, int unconfirmed, int moved) {}

    /**
     * What goes out through one linked channel in one language.
     *
     * @param mark what stands in front of every text that goes out, such as the exercise mark; often empty
     * @param text everything that goes out, with the mark
     * @param limits the tightest of the accounts on the platform
     * @param count of the text, by these limits
     */
    public record Fit(String platform, String lang, String mark, String text, Limits limits, TextCount count) {

        public Fit(String platform, String lang, String mark, String text, Limits limits) {
            this(platform, lang, mark, text, limits, limits.count(text));
        }
    }

    /**
     * What the organisation decided for all its messages.
     *
     * @param numbers telephone and account numbers and mail addresses of its own, which may be published
     * @param addresses of its own, which may be published
     * @param confidential terms that must never go out
     * @param levels how serious a check is here, by its name; the usual level where it says nothing
     */
    public record House(
            List<String> numbers, List<String> addresses, List<String> confidential, Map<String, Level> levels) {
        /** Nothing decided. */
        public static final House NONE = new House(List.of(), List.of(), List.of(), Map.of());

        public House {
            numbers = List.copyOf(numbers);
            addresses = List.copyOf(addresses);
            confidential = List.copyOf(confidential);
            levels = Map.copyOf(levels);
        }
    }

    /**
     * How often people heard of the incident.
     *
     * @param lastHour how many messages went out in the last hour
     */
    public record Pace(int lastHour) {}

    /** Starts with nothing known. */
    public static Builder builder() {
        return new Builder();
    }

    /** Gathers what is known. Not safe for use by several threads. */
    public static final class Builder {
        private List<String> languages = List.of();
        private String purpose;
        private Set<Part> expected = Set.of();
        private boolean exercise;
        private String officialUrl;
        private String hashtag;
        private FactsBehind facts;
        private List<Fit> fits = List.of();
        private String claim;
        private House house = House.NONE;
        private Map<String, List<String>> published = Map.of();
        private Pace pace;
        private Words words;

        private Builder() {}

        public Builder languages(List<String> some) {
            languages = some;
            return this;
        }

        public Builder purpose(String name, Set<Part> needs) {
            purpose = name;
            expected = needs;
            return this;
        }

        public Builder exercise(boolean is) {
            exercise = is;
            return this;
        }

        public Builder officialUrl(String address) {
            officialUrl = address;
            return this;
        }

        public Builder hashtag(String tag) {
            hashtag = tag;
            return this;
        }

        public Builder facts(FactsBehind some) {
            facts = some;
            return this;
        }

        public Builder fits(List<Fit> some) {
            fits = some;
            return this;
        }

        public Builder claim(String words) {
            claim = words;
            return this;
        }

        public Builder house(House decisions) {
            house = decisions;
            return this;
        }

        public Builder published(Map<String, List<String>> earlier) {
            published = earlier;
            return this;
        }

        public Builder pace(Pace known) {
            pace = known;
            return this;
        }

        /** Other word lists than those that come with Baken. */
        public Builder words(Words lists) {
            words = lists;
            return this;
        }

        public Context build() {
            return new Context(
                    languages,
                    purpose,
                    expected,
                    exercise,
                    officialUrl,
                    hashtag,
                    facts,
                    fits,
                    claim,
                    house,
                    published,
                    pace,
                    words == null ? Words.shipped() : words);
        }
    }
}
