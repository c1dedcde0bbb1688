package org.baken.channel.sandbox;

import org.baken.channel.ByHand;
import org.baken.channel.Link;

/** A sandbox account that imitates what a person does. */
final class SandboxByHand extends Sandbox implements ByHand {

    SandboxByHand(Sandbox model) {
        super(model);
    }

    @Override
    public String instructions(Link link) {
        return link.setting("instructions").orElse("");
    }
}
