package org.baken.exercise;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.baken.account.Role;
import org.baken.incident.FactState;
import org.baken.platform.Guideline;
import org.baken.platform.PlainText;
import org.baken.rumour.Level;
import org.baken.rumour.RumourState;

/**
 * Something that happens to the team in an exercise, as a scenario file or a trainer describes it. What a kind has no use for is
 * null.
 *
 * @param id unique within its exercise; null for one that a trainer adds without naming it
 * @param at when it comes, counted from the start of the play; null for now
 * @param title what the trainer sees in the list, by language
 * @param expect what a good team does with it, by language: for the trainer and the debrief, never for players while it runs
 * @param to whose task it is
 * @param who who calls, writes or visits, by language
 * @param text what is said, by language
 * @param within how long a good team takes; null when nobody counts
 * @param claim the rumour in one sentence, by language
 * @param truth the verdict that is right
 * @param over the posts come spread over this time; null for at once
 * @param service who reports the fact
 * @param wrong whether what the service says is not so
 * @param corrects the id of the earlier inject whose fact this one mends
 * @param imitates the exercise accounts that imitate this platform
 * @param until counted from the start of the play, when they answer well again; null for at the end
 */
public record Inject(
        @Pattern(regexp = ID, message = "exercise.id") String id,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration at,
        @NotNull InjectKind kind,

        @NotEmpty
        Map<
                        @NotNull @Pattern(regexp = LANG, message = "problem.language") String,
                        @NotBlank @Size(max = 200) @PlainText String>
                title,

        Map<
                        @NotNull @Pattern(regexp = LANG, message = "problem.language") String,
                        @NotBlank @Size(max = 900) @PlainText String>
                expect,
        @Size(max = 8) List<@NotNull Guideline> guidelines,
        Role to,
        Map<
                        @NotNull @Pattern(regexp = LANG, message = "problem.language") String,
                        @NotBlank @Size(max = 200) @PlainText String>
                who,
        Map<
                        @NotNull @Pattern(regexp = LANG, message = "problem.language") String,
                        @NotBlank @Size(max = 900) @PlainText String>
                text,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration within,
        Map<
                        @NotNull @Pattern(regexp = LANG, message = "problem.language") String,
                        @NotBlank @Size(max = 200) @PlainText String>
                claim,
        RumourState truth,
        Level harm,
        @Size(max = 25) List<@NotNull @Valid Post> posts,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration over,
        @Size(max = 80) @PlainText String service,
        FactState state,
        Boolean wrong,
        @Pattern(regexp = ID, message = "exercise.id") String corrects,

        @Pattern(regexp = PLATFORM, message = "problem.wrong-value")
        String imitates,

        Behaviour behaviour,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration until) {
    static final String ID = "[a-z][a-z0-9-]{0,39}";

    private static final String LANG = "nl|fr|en";
    private static final String PLATFORM = "[a-z][a-z0-9-]{0,19}";

    /** How the accounts answer, see the sandbox. */
    public enum Behaviour {
        OK,
        SLOW,
        REFUSE,
        RETRY,
        UNCLEAR
    }

    /**
     * What somebody made up writes.
     *
     * @param platform a platform of the accounts, or where else it is heard, such as {@code phone}; null for elsewhere
     * @param lang the language it is written in, whatever the language of the exercise; null when that is the language of the text
     * @param category the class of the triage tree that is right; null when nobody counts
     * @param secluded whether only the town reads it
     */
    public record Post(
            @NotNull @Pattern(regexp = "@?[A-Za-z0-9_.-]{2,40}", message = "exercise.author")
            String author,

            @Pattern(regexp = PLATFORM, message = "problem.wrong-value")
            String platform,

            @NotEmpty
            Map<
                            @NotNull @Pattern(regexp = LANG, message = "problem.language") String,
                            @NotBlank @Size(max = 500) @PlainText String>
                    text,

            @Pattern(regexp = LANG, message = "problem.language")
            String lang,

            @JsonProperty("class") @Pattern(regexp = ID, message = "exercise.class")
            String category,

            @JsonProperty("private") Boolean secluded) {
        /** The language it is written in when it is played in this one; null when nobody knows. */
        String langIn(String played) {
            return Optional.ofNullable(lang).orElse(text.containsKey(played) ? played : null);
        }
    }

    /** What it says in a language, or in whatever language it has. */
    static String in(Map<String, String> text, String lang) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Objects.requireNonNullElseGet(
                text.get(lang), () -> text.values().iterator().next());
    }

    boolean isWrong() {
        return Boolean.TRUE.equals(wrong);
    }

    /** Whether players see it as a card: somebody asks for them, or a service says that it was wrong before. */
    boolean isCard() {
        return kind.isCard() || (kind == InjectKind.FACT && corrects != null);
    }

    /** When the post with this number comes, counted from when the inject was played. */
    Duration offset(int number) {
        return over == null || posts.size() < 2
                ? Duration.ZERO
                : over.multipliedBy(number).dividedBy(posts.size() - 1L);
    }

    Inject named(String name, Duration when) {
        return new Inject(
                name,
                when,
                kind,
                title,
                expect,
                guidelines,
                to,
                who,
                text,
                within,
                claim,
                truth,
                harm,
                posts,
                over,
                service,
                state,
                wrong,
                corrects,
                imitates,
                behaviour,
                until);
    }
}
