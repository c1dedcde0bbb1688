package org.baken.channel.manual;

import java.util.List;
import java.util.Map;
import org.baken.channel.ByHand;
import org.baken.channel.CodePoints;
import org.baken.channel.Form;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;
import org.baken.channel.Health;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Tried;

/**
 * What no program reaches: a sound van, posters, a call to the press. The text is copied or printed by a person, who then
 * says that it is done. Not everybody is online (guideline V07).
 */
public final class Manual implements ByHand {

    public static final String PLATFORM = "manual";

    private static final List<String> WORK =
            List.of(Work.SOUND_VAN.name(), Work.PRESS.name(), Work.POSTER.name(), Work.OTHER.name());
    private static final Form FORM = new Form(
            List.of(
                    Field.optionalChoice("work", WORK.toArray(String[]::new)),
                    Field.optional("instructions", Kind.LONGTEXT)),
            List.of());
    private static final Limits LIMITS = new CodePoints(100_000);

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Tried tried() {
        return Tried.OWN;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Health check(Link link) {
        return Health.ok(Map.of());
    }

    @Override
    public String instructions(Link link) {
        return link.setting("instructions").orElse("");
    }

    @Override
    public Work work(Link link) {
        return link.setting("work").filter(WORK::contains).map(Work::valueOf).orElse(Work.OTHER);
    }
}
