package org.baken.message;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.baken.message.Content.Text;
import org.baken.message.Content.Variant;
import org.baken.platform.PlainText;

/**
 * What somebody wrote.
 *
 * @param incident only for checking, where the address does not name it
 * @param media none so far
 */
public record Written(
        @Size(max = 36) String incident,
        @NotNull Purpose purpose,
        @NotBlank @Size(max = 80) @PlainText String audience,

        @NotEmpty @Size(max = 8)
        Map<@NotNull @Pattern(regexp = "[a-z]{2}", message = "problem.language") String, @NotNull @Valid Text> text,

        @Size(max = 60) List<@NotNull @Valid Variant> variants,

        @Size(max = 0, message = "message.media.none") List<String> media,

        @Size(max = 100) List<@NotBlank @Size(max = 36) String> facts,
        @Size(min = 1, max = 36) String corrects,
        @Size(min = 1, max = 36) String supersedes) {

    Content content() {
        return new Content(purpose, audience, new TreeMap<>(text), variants, media, facts, corrects, supersedes);
    }
}
