package org.baken;

import org.baken.incident.Facts;
import org.baken.incident.Incidents;
import org.baken.insight.AskedQuestions;
import org.baken.insight.IncidentQuestionResource;
import org.baken.insight.Proposals;
import org.baken.insight.QuestionGroupResource;
import org.baken.insight.QuestionGroups;
import org.baken.insight.QuestionResource;
import org.baken.insight.Recount;
import org.baken.insight.Situation;
import org.baken.insight.SituationResource;
import org.baken.insight.SituationWorker;
import org.baken.insight.Themes;
import org.baken.reaction.Reactions;
import org.baken.rumour.Rumours;

/** What the reactions come to, tied to what it is drawn from. */
final class InsightPart {
    private InsightPart() {}

    /** Made first: the public page shows them. */
    static AskedQuestions questions(Foundation base, IncidentPart part) {
        return new AskedQuestions(part.facts(), base.logbook());
    }

    static void add(
            Foundation base, IncidentPart part, Rumours rumours, Reactions reactions, AskedQuestions questions) {
        Incidents incidents = part.incidents();
        Facts facts = part.facts();
        Themes themes = Themes.shipped();
        Proposals proposals = new Proposals(themes, base.logbook(), base.clock());
        Situation situation = new Situation(reactions, rumours, themes, base.clock());
        base.environment()
                .lifecycle()
                .manage(new SituationWorker(
                        base.database(),
                        base.logbook(),
                        incidents,
                        themes,
                        new QuestionGroups(themes),
                        new Recount(base.database(), themes, base.clock())));
        base.serve(
                new SituationResource(base.database(), incidents, situation),
                new QuestionGroupResource(base.database(), incidents, proposals),
                new IncidentQuestionResource(base.database(), incidents, facts, questions, proposals, base.clock()),
                new QuestionResource(base.database(), incidents, facts, questions, base.clock()));
    }
}
