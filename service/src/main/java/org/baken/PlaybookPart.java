package org.baken;

import org.baken.incident.Incidents;
import org.baken.playbook.AccountTicks;
import org.baken.playbook.AccountsWork;
import org.baken.playbook.ChecklistFollower;
import org.baken.playbook.ChecklistItemResource;
import org.baken.playbook.ChecklistResource;
import org.baken.playbook.Checklists;
import org.baken.playbook.PlaybookResource;
import org.baken.playbook.Playbooks;

/** Playbooks and checklists, tied to what they are built on. */
record PlaybookPart(Incidents incidents, Checklists checklists) {
    static PlaybookPart of(Foundation base, Incidents incidents) {
        Playbooks playbooks = new Playbooks();
        Checklists checklists = new Checklists(playbooks, incidents, base.logbook(), base.clock());
        incidents.whenOpening(checklists);
        incidents.whenClosing(checklists);
        base.tail().add(new ChecklistFollower(checklists, incidents, base.logbook()).follower(base.database()));
        base.serve(
                new PlaybookResource(playbooks),
                new ChecklistResource(base.database(), checklists, incidents),
                new ChecklistItemResource(base.database(), checklists));
        return new PlaybookPart(incidents, checklists);
    }

    /** Lets checklists know when every account was tried. */
    void tickAccounts(Foundation base, AccountsWork accounts) {
        base.tail().add(new AccountTicks(checklists, incidents, accounts).follower(base.database()));
    }
}
