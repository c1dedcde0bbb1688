package org.baken;

import org.baken.edge.Edge;
import org.baken.insight.AskedQuestions;
import org.baken.media.Media;
import org.baken.message.Messages;
import org.baken.platform.PageFiles;
import org.baken.platform.ReadableLanguages;
import org.baken.publicpage.PublicPages;
import org.baken.publishing.Publishing;
import org.baken.rumour.Rumours;

/** What residents read, tied to what it is drawn from. */
final class PublicPagePart {
    private PublicPagePart() {}

    static Edge add(
            Foundation base,
            IncidentPart part,
            Messages messages,
            Publishing publishing,
            Rumours rumours,
            AskedQuestions questions,
            Media media) {
        PublicPages pages = PublicPages.of(
                base.database(),
                base.logbook(),
                base.tail(),
                base.clock(),
                base.environment().metrics(),
                base.publisher(),
                part.incidents(),
                part.facts(),
                messages,
                publishing,
                rumours,
                questions,
                media,
                base.configuration().cap.signature());
        base.serve(new ReadableLanguages());
        base.serve(pages.resources(new PageFiles(base.publisher().branding())));
        pages.edge().attach(base.environment());
        pages.edge().copy(base.environment(), base.configuration().export, pages.copied(), base.clock());
        return pages.edge();
    }
}
