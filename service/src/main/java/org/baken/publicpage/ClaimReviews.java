package org.baken.publicpage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.baken.platform.Json;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Verdict;

/**
 * Tells search engines and fact checkers which rumours were looked into and what they are worth, as ClaimReview of schema.org in
 * JSON-LD (guidelines V28, H16). Never for an exercise: nothing of that is a fact about the world.
 *
 * <p>It is a data block, not a script: browsers do not run it, and a content security policy does not concern it (HTML, "prepare
 * the script element": a type that is no script ends there).
 */
final class ClaimReviews {
    /** Of 5; a claim that nobody can prove has a name and no figure. */
    private static final Map<String, Integer> RATINGS = Map.of("FALSE", 1, "MISLEADING", 2, "TRUE", 5);

    private final Publisher house;

    ClaimReviews(Publisher house) {
        this.house = house;
    }

    /** The text of the data block, safe inside a script element; null when there is nothing to tell. */
    String of(PageView view, List<Verdict> shown, Words words) {
        if (view.exercise() || shown.isEmpty()) {
            return null;
        }
        ObjectNode all = Json.mapper().createObjectNode();
        all.put("@context", "https://schema.org");
        ArrayNode graph = all.putArray("@graph");
        shown.forEach(verdict -> review(graph.addObject(), view, verdict, words));
        return safe(Json.write(all));
    }

    private void review(ObjectNode review, PageView view, Verdict verdict, Words words) {
        String page = house.publicUrl() + "/i/" + view.slug();
        review.put("@type", "ClaimReview");
        review.put("url", page + "?lang=" + view.lang() + "#" + verdict.anchor());
        review.put("claimReviewed", verdict.claim());
        review.put("datePublished", verdict.at().toString());
        review.put("inLanguage", view.lang());
        review.putObject("author")
                .put("@type", "Organization")
                .put("name", house.name())
                .put("url", house.publicUrl() + "/");
        review.putObject("itemReviewed").put("@type", "Claim").put("name", verdict.claim());
        ObjectNode rating = review.putObject("reviewRating").put("@type", "Rating");
        rating.put("alternateName", words.get("verdict." + verdict.verdict()));
        if (RATINGS.containsKey(verdict.verdict())) {
            rating.put("ratingValue", RATINGS.get(verdict.verdict()))
                    .put("worstRating", 1)
                    .put("bestRating", 5);
        }
        view.messages().stream()
                .filter(post -> post.id().equals(verdict.message()))
                .map(Post::text)
                .findFirst()
                .ifPresent(text -> review.put("reviewBody", text));
    }

    /** Whatever is in a claim, it ends no element and begins none: the same JSON (RFC 8259, 7) without the signs that could. */
    private static String safe(String json) {
        return json.replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
