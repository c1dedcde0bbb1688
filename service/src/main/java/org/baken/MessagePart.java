package org.baken;

import java.util.Map;
import java.util.TreeMap;
import org.baken.approval.Notes;
import org.baken.approval.Rights;
import org.baken.channel.Channels;
import org.baken.channel.Limits;
import org.baken.channel.Profiles;
import org.baken.message.CheckResource;
import org.baken.message.ContentRules;
import org.baken.message.Dossiers;
import org.baken.message.HouseRulesResource;
import org.baken.message.IncidentMessageResource;
import org.baken.message.LinkedChannels;
import org.baken.message.MessageResource;
import org.baken.message.Messages;
import org.baken.message.Pictures;
import org.baken.message.Presence;
import org.baken.message.PresenceResource;
import org.baken.message.Proofreader;
import org.baken.message.Reach;
import org.baken.message.RevisionResource;
import org.baken.message.Rulebook;
import org.baken.message.TemplateResource;
import org.baken.message.Templates;

/** Messages, tied to what they are built on. */
record MessagePart(
        Messages messages, Proofreader proofreader, Dossiers dossiers, Templates templates, Rulebook rulebook) {
    /**
     * @param linked what publishing knows of the accounts
     * @param pictures those of the incidents
     * @param rulebook what the house decided for all its messages
     * @param rights who may sign off what
     */
    static MessagePart of(
            Foundation base,
            IncidentPart part,
            Channels channels,
            LinkedChannels linked,
            Pictures pictures,
            Rulebook rulebook,
            Rights rights) {
        Map<String, Limits> usual = new TreeMap<>(Profiles.all());
        channels.all().forEach(channel -> usual.put(Profiles.variant(channel.platform()), channel.limits()));
        ContentRules rules = new ContentRules(part.facts(), pictures, usual.keySet(), base.clock());
        Messages messages = new Messages(
                part.incidents(), part.facts(), rules, rights, part.cadence(), base.logbook(), base.clock());
        Proofreader proofreader =
                new Proofreader(usual, linked, part.incidents(), part.facts(), pictures, rulebook, base.clock());
        Dossiers dossiers = new Dossiers(messages, proofreader, rights, new Notes(), base.clock());
        Templates templates = new Templates(part.incidents(), part.cadence(), base.publisher(), base.clock());
        base.serve(
                new IncidentMessageResource(base.database(), part.incidents(), messages, dossiers),
                new MessageResource(base.database(), part.incidents(), messages, dossiers),
                new CheckResource(base.database(), part.incidents(), messages, proofreader, Reach.shipped()),
                new TemplateResource(base.database(), part.incidents(), templates),
                new HouseRulesResource(base.database(), rulebook, base.people(), base.clock()),
                new PresenceResource(base.database(), part.incidents(), messages, new Presence(base.clock())),
                new RevisionResource(base.database(), part.incidents(), part.facts(), messages, dossiers));
        return new MessagePart(messages, proofreader, dossiers, templates, rulebook);
    }
}
