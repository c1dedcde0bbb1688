package org.baken;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.baken.approval.Policies;
import org.baken.approval.Questions;
import org.baken.channel.Channel;
import org.baken.channel.Channels;
import org.baken.message.CheckResource;
import org.baken.message.ContentRules;
import org.baken.message.Dossiers;
import org.baken.message.IncidentMessageResource;
import org.baken.message.LinkedChannels;
import org.baken.message.MessageResource;
import org.baken.message.Messages;
import org.baken.message.Pictures;
import org.baken.message.Proofreader;
import org.baken.message.RevisionResource;
import org.baken.message.Rulebook;

/** Messages, tied to what they are built on. */
record MessagePart(
        Messages messages, Proofreader proofreader, Dossiers dossiers, Policies policies, Rulebook rulebook) {
    private static final int SIGN_OFFS = 1;

    /** @param linked what publishing knows of the accounts */
    static MessagePart of(Foundation base, IncidentPart part, Channels channels, LinkedChannels linked) {
        Set<String> platforms = channels.all().stream().map(Channel::platform).collect(Collectors.toSet());
        Pictures pictures = (handle, incident, ids) -> Map.of();
        ContentRules rules = new ContentRules(part.facts(), pictures, platforms);
        Messages messages =
                new Messages(part.incidents(), part.facts(), rules, part.cadence(), base.logbook(), base.clock());
        Proofreader proofreader = new Proofreader(channels, linked, part.incidents(), part.facts());
        Policies policies = new Policies(Questions.shipped(), SIGN_OFFS, part.incidents(), base.people());
        Rulebook rulebook = new Rulebook(base.logbook());
        Dossiers dossiers = new Dossiers(messages, proofreader, policies, policies, base.clock());
        base.serve(
                new IncidentMessageResource(base.database(), part.incidents(), messages, dossiers),
                new MessageResource(base.database(), part.incidents(), messages, dossiers),
                new CheckResource(base.database(), part.incidents(), messages, proofreader),
                new RevisionResource(base.database(), part.incidents(), messages));
        return new MessagePart(messages, proofreader, dossiers, policies, rulebook);
    }
}
