package org.baken;

import java.util.LinkedHashMap;
import java.util.Map;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.Templates;
import org.baken.playbook.AccountTicks;
import org.baken.playbook.AccountsWork;
import org.baken.playbook.ChecklistFollower;
import org.baken.playbook.ChecklistItemResource;
import org.baken.playbook.ChecklistPackResource;
import org.baken.playbook.ChecklistResource;
import org.baken.playbook.ChecklistWatch;
import org.baken.playbook.Checklists;
import org.baken.playbook.FirstStatement;
import org.baken.playbook.OwnPlaybooks;
import org.baken.playbook.PlaybookApprovals;
import org.baken.playbook.PlaybookPackResource;
import org.baken.playbook.PlaybookResource;
import org.baken.playbook.Playbooks;
import org.baken.playbook.PreparationResource;
import org.baken.playbook.Preparations;

/** Playbooks and checklists, tied to what they are built on. */
record PlaybookPart(Incidents incidents, Playbooks playbooks, Checklists checklists, Preparations preparations) {
    static PlaybookPart of(Foundation base, Incidents incidents) {
        Playbooks playbooks = new Playbooks();
        Checklists checklists = new Checklists(
                playbooks, incidents, base.logbook(), base.clock(), base.house().scales());
        Preparations preparations = new Preparations(
                playbooks,
                base.people(),
                base.logbook(),
                base.clock(),
                base.house().languages().get(0));
        incidents.whenOpening(checklists);
        incidents.whenClosing(checklists);
        base.tail().add(new ChecklistFollower(checklists, incidents, base.logbook()).follower(base.database()));
        library(base, playbooks);
        base.serve(
                new ChecklistResource(base.database(), checklists, incidents),
                new ChecklistItemResource(base.database(), checklists, preparations),
                new PreparationResource(base.database(), preparations));
        base.environment().lifecycle().manage(new ChecklistWatch(base.database(), checklists, base.clock()));
        return new PlaybookPart(incidents, playbooks, checklists, preparations);
    }

    /** The town's own files, the stamps and the sheets to print. */
    private static void library(Foundation base, Playbooks playbooks) {
        base.configuration().playbooksFolder().ifPresent(folder -> {
            OwnPlaybooks own = new OwnPlaybooks(folder, playbooks, base.database(), base.logbook(), base.clock());
            base.environment().lifecycle().manage(own);
            base.environment().healthChecks().register("playbooks", own.health());
        });
        PlaybookApprovals approvals = new PlaybookApprovals(
                playbooks, base.logbook(), base.clock(), base.publisher().zone());
        base.serve(
                new PlaybookResource(base.database(), playbooks, approvals),
                new PlaybookPackResource(base.database(), playbooks, approvals, base.publisher(), base.clock()));
    }

    /** Prints checklists, with the first statement to go on by hand. */
    void print(Foundation base, Templates templates) {
        base.serve(new ChecklistPackResource(
                base.database(),
                checklists,
                incidents,
                base.people(),
                incident -> firstStatement(incident, templates),
                base.publisher(),
                base.clock()));
    }

    private static Map<String, FirstStatement.Words> firstStatement(Incident incident, Templates templates) {
        Map<String, FirstStatement.Words> words = new LinkedHashMap<>();
        templates
                .firstStatement(incident)
                .ifPresent(template -> incident.languages().stream()
                        .filter(template.text()::containsKey)
                        .forEach(lang -> words.put(
                                lang,
                                new FirstStatement.Words(
                                        template.text().get(lang).title(),
                                        template.text().get(lang).body()))));
        return words;
    }

    /** Lets checklists know when every account was tried. */
    void tickAccounts(Foundation base, AccountsWork accounts) {
        base.tail()
                .add(new AccountTicks(checklists, preparations, incidents, accounts, base.logbook())
                        .follower(base.database()));
    }
}
