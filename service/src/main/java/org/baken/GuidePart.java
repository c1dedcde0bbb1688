package org.baken;

import org.baken.guide.GuidelineResource;
import org.baken.guide.HelpResource;
import org.baken.playbook.Playbooks;

/** What helps people to learn Baken and its rules. */
final class GuidePart {
    private GuidePart() {}

    static void add(Foundation base, Playbooks playbooks) {
        base.serve(new GuidelineResource(playbooks), new HelpResource());
    }
}
