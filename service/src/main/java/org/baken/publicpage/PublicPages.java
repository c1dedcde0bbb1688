package org.baken.publicpage;

import java.time.Clock;
import org.baken.incident.Facts;
import org.baken.incident.Incidents;
import org.baken.insight.AskedQuestions;
import org.baken.logbook.Logbook;
import org.baken.media.Media;
import org.baken.message.Messages;
import org.baken.platform.Database;
import org.baken.platform.Publisher;
import org.baken.publishing.Publishing;
import org.baken.rumour.Rumours;

/** What the rest of the service needs to serve the public pages. */
public final class PublicPages {
    private final Pages pages;
    private final Database database;
    private final Media media;

    private PublicPages(Pages pages, Database database, Media media) {
        this.pages = pages;
        this.database = database;
        this.media = media;
    }

    /**
     * Ties the pages to what they are drawn from.
     *
     * @param signature with which alerts are signed; null when they are not
     */
    public static PublicPages of(
            Database database,
            Logbook logbook,
            Clock clock,
            Publisher house,
            Incidents incidents,
            Facts facts,
            Messages messages,
            Publishing publishing,
            Rumours rumours,
            AskedQuestions questions,
            Media media,
            CapSignature signature) {
        PageReader reader = new PageReader(
                facts,
                messages,
                publishing.deliveries(),
                publishing.accounts(),
                rumours,
                questions,
                new PagePictures(messages, media),
                clock);
        return new PublicPages(
                new Pages(database, logbook, incidents, messages, reader, house, signature, clock), database, media);
    }

    /** What is to be served. */
    public Object[] resources() {
        return new Object[] {
            new PublicResource(pages), new PictureResource(pages, database, media), new MissingPage(pages)
        };
    }
}
