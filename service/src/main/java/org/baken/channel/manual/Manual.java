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
 * What no program reaches: a sound van, posters, a call to the press, a warning system without a public interface. The
 * text is copied by a person, who then says that it is done. Not everybody is online (guideline V07).
 */
public final class Manual implements ByHand {

    public static final String PLATFORM = "manual";

    private static final Form FORM = new Form(List.of(Field.optional("instructions", Kind.LONGTEXT)), List.of());
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
}
