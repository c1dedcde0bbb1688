package org.baken.channel.manual;

import java.util.List;
import java.util.Map;
import org.baken.channel.ByHand;
import org.baken.channel.Form;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;
import org.baken.channel.Health;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Profiles;
import org.baken.channel.Tried;

/**
 * A warning system of the state. It has no public interface: who has the mandate copies the text into it, and says here that
 * it is done. Each is a platform of its own, so that its text can be written and counted for it.
 */
public final class WarningSystem implements ByHand {
    private static final Form FORM = new Form(List.of(Field.optional("instructions", Kind.LONGTEXT)), List.of());

    private final String platform;
    private final Work work;

    private WarningSystem(String platform, Work work) {
        this.platform = platform;
        this.work = work;
    }

    /** Belgium's, in which municipalities, governors and the National Crisis Centre write. */
    public static WarningSystem beAlert() {
        return new WarningSystem("bealert", Work.BE_ALERT);
    }

    /** The Netherlands', in which the safety regions' control rooms write. */
    public static WarningSystem nlAlert() {
        return new WarningSystem("nlalert", Work.NL_ALERT);
    }

    @Override
    public String platform() {
        return platform;
    }

    /** Nothing can be tried: a person does it. */
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
        return Profiles.of(platform).orElseThrow();
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
        return work;
    }
}
