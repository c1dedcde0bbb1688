package org.baken.channel.sandbox;

import java.util.List;
import org.baken.channel.Addressed;
import org.baken.channel.Link;

/** A sandbox account that imitates a platform which writes to people one by one. */
final class SandboxLetters extends SandboxSends implements Addressed {

    SandboxLetters(Sandbox model) {
        super(model);
    }

    @Override
    public List<String> recipients(Link link) {
        return link.list("recipients");
    }
}
