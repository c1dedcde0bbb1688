package org.baken.publicpage;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
import org.baken.edge.CopyFile;
import org.baken.edge.Edge;
import org.baken.incident.Facts;
import org.baken.incident.Incidents;
import org.baken.insight.AskedQuestions;
import org.baken.logbook.LogTail;
import org.baken.logbook.Logbook;
import org.baken.media.Media;
import org.baken.message.Messages;
import org.baken.platform.Database;
import org.baken.platform.PageFiles;
import org.baken.platform.Publisher;
import org.baken.publishing.Publishing;
import org.baken.rumour.Rumours;

/** What the rest of the service needs to serve the public pages. */
public final class PublicPages {
    private final Pages pages;
    private final Places places;
    private final Edge edge;
    private final StaticPages copied;

    private PublicPages(Pages pages, Places places, Edge edge, StaticPages copied) {
        this.copied = copied;
        this.pages = pages;
        this.places = places;
        this.edge = edge;
    }

    /**
     * Ties the pages to what they are drawn from.
     *
     * @param signature with which alerts are signed; null when they are not
     */
    public static PublicPages of(
            Database database,
            Logbook logbook,
            LogTail tail,
            Clock clock,
            MetricRegistry metrics,
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
                new PagePictures(media),
                clock);
        Forms forms = new Forms(house);
        Places places = new Places(house, forms, new CapAlert(house, signature));
        Away away = new Away(incidents, publishing.deliveries());
        Pages pages = new Pages(
                database,
                logbook,
                incidents,
                reader,
                new PictureShelf(media, house.publicUrl().startsWith("https:")),
                away,
                forms,
                places,
                house.languages(),
                clock);
        Edge edge = new Edge(
                pages.shelf(), pages, places.missing(), places.closed(), database, logbook, tail, clock, metrics);
        return new PublicPages(pages, places, edge, new StaticPages(pages, away, edge, house));
    }

    /** Where the pages are kept and served. */
    public Edge edge() {
        return edge;
    }

    /** The pages as files. */
    public CopyFile.Source copied() {
        return copied;
    }

    /**
     * What is to be served.
     *
     * @param files that all pages use
     */
    public Object[] resources(PageFiles files) {
        pages.add(files);
        return new Object[] {files, new PublicResource(edge), new MissingPage(places)};
    }
}
