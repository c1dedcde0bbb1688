package org.baken.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baken.channel.Beforehand;
import org.baken.channel.CarriesPictures;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Edits;
import org.baken.channel.Figures;
import org.baken.channel.Form;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;
import org.baken.channel.Health;
import org.baken.channel.Limits;
import org.baken.channel.Link;
import org.baken.channel.Lists;
import org.baken.channel.Look;
import org.baken.channel.Markup;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.PictureRules;
import org.baken.channel.Post;
import org.baken.channel.Profiles;
import org.baken.channel.Receipt;
import org.baken.channel.Removes;
import org.baken.channel.SettingProblem;
import org.baken.channel.Tried;
import org.baken.channel.Trouble;

/**
 * Public posts on a website that runs on WordPress, by the user that an application password belongs to.
 *
 * <p>WordPress knows no idempotency key. The short name in a post's address is fixed by the post's key instead, and looked up before
 * every attempt. Pictures stand in the text, with their descriptions, and not as the featured picture too: most themes would show it
 * twice. A removed post goes to the site's bin with its pictures deleted; on a site without a bin it is deleted.
 */
public final class WordPress implements Edits, Removes, Lists, CarriesPictures, Figures {

    public static final String PLATFORM = "wordpress";

    private static final Form FORM = new Form(
            List.of(Field.required("baseUrl", Kind.URL)),
            List.of(Field.required("username", Kind.TEXT), Field.required("applicationPassword", Kind.TEXT)));
    private static final Limits LIMITS = Profiles.of(PLATFORM).orElseThrow();
    /** PHP takes 2 MB unless a site says otherwise (upload_max_filesize). */
    private static final PictureRules PICTURES = new PictureRules(4, 2_000_000, 1_000, false, false);

    private static final int LONGEST_SEEN = 1_000;

    private final Outbound outbound;
    private final Clock clock;

    public WordPress(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public Tried tried() {
        return Tried.REAL_SERVER;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public PictureRules pictures(Link link) {
        return PICTURES;
    }

    @Override
    public List<SettingProblem> problems(Link link) {
        List<SettingProblem> problems = new ArrayList<>(form().problems(link));
        problems.addAll(outbound.urlProblems(link, "baseUrl"));
        return problems;
    }

    @Override
    public Health check(Link link) {
        try {
            Site site = new Site(outbound, link);
            JsonNode me = site.me();
            for (String right : Site.RIGHTS) {
                if (!me.path("capabilities").path(right).asBoolean(false)) {
                    return Health.failing(Trouble.of("channel.wordpress.role", right));
                }
            }
            return Health.ok(Map.of("account", me.path("name").asText(), "host", site.host()));
        } catch (ChannelException failure) {
            return Health.after(failure);
        }
    }

    /**
     * The comments that readers see. A site counts nothing else by itself.
     *
     * @see <a href="https://developer.wordpress.org/rest-api/reference/comments/">WordPress: comments</a>
     */
    @Override
    public Map<String, Counts> figures(Link link, List<String> remoteIds) throws ChannelException {
        String id = remoteIds.get(0);
        return Map.of(id, Counts.NONE.with(Measure.REPLIES, new Site(outbound, link).comments(id)));
    }

    @Override
    public Set<Measure> gives(Link link) {
        return Set.of(Measure.REPLIES);
    }

    @Override
    public Receipt send(Link link, Post post) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Site site = new Site(outbound, link);
        String slug = Article.slug(post);
        Optional<JsonNode> earlier = Beforehand.of(site.host(), () -> site.named(slug));
        if (earlier.filter(Article::isPublic).isPresent()) {
            return receipt(site, earlier.get());
        }
        Map<String, String> written = Article.written(post, uploaded(site, post));
        if (earlier.isPresent()) {
            String id = earlier.get().path("id").asText();
            return receipt(site, site.change(id, written).orElseThrow(() -> gone(site)));
        }
        Map<String, String> named = new HashMap<>(written);
        named.put("slug", slug);
        JsonNode made = theFirst(site, slug, site.create(named));
        if (!Article.isPublic(made)) {
            throw new Refused(Trouble.of("channel.wordpress.hidden", site.host()));
        }
        return receipt(site, made);
    }

    /** An earlier attempt may arrive after it was looked for; WordPress then gives the later post another short name. */
    private static JsonNode theFirst(Site site, String slug, JsonNode made) throws ChannelException {
        if (made.path("slug").asText().equals(slug)) {
            return made;
        }
        Optional<JsonNode> first = site.named(slug).filter(Article::isPublic);
        if (first.isEmpty()) {
            return made;
        }
        site.removeForGood(made.path("id").asText());
        return first.get();
    }

    private List<JsonNode> uploaded(Site site, Post post) throws ChannelException {
        List<JsonNode> pictures = new ArrayList<>();
        for (int at = 0; at < post.pictures().size(); at++) {
            int number = at + 1;
            Picture picture = post.pictures().get(at);
            byte[] bytes = picture.within(PICTURES);
            pictures.add(
                    Beforehand.of(site.host(), () -> site.picture(Article.pictureSlug(post, number), picture, bytes)));
        }
        return pictures;
    }

    @Override
    public Receipt edit(Link link, Post post, String remoteId) throws ChannelException {
        count(post.text(), limits(link)).orRefuse();
        Site site = new Site(outbound, link);
        JsonNode live = Beforehand.of(site.host(), () -> site.post(remoteId)).orElseThrow(() -> gone(site));
        if (!Article.isPublic(live)) {
            throw gone(site);
        }
        Map<String, String> written = Article.written(post, uploaded(site, post));
        return receipt(site, site.change(remoteId, written).orElseThrow(() -> gone(site)));
    }

    @Override
    public void remove(Link link, Post post, String remoteId) throws ChannelException {
        Site site = new Site(outbound, link);
        Optional<JsonNode> live = site.post(remoteId);
        if (live.isPresent()) {
            site.remove(remoteId);
            for (String picture : Article.pictures(live.get())) {
                site.removePicture(picture, Article.PICTURES);
            }
        }
    }

    @Override
    public Look look(Link link, Post post, String remoteId) {
        try {
            Site site = new Site(outbound, link);
            if (remoteId != null) {
                Optional<JsonNode> live = site.post(remoteId).filter(Article::isPublic);
                return live.isPresent() ? found(site, live.get(), post) : new Look.Absent();
            }
            return search(site, post);
        } catch (ChannelException failure) {
            return new Look.CannotTell(failure.trouble());
        }
    }

    /** A post that somebody took off the site on purpose must not come back by itself: a person decides. */
    private Look search(Site site, Post post) throws ChannelException {
        String slug = Article.slug(post);
        Optional<JsonNode> live = site.named(slug);
        if (live.isPresent()) {
            return Article.isPublic(live.get())
                    ? found(site, live.get(), post)
                    : new Look.CannotTell(Trouble.of("channel.wordpress.hidden", site.host()));
        }
        return site.inBin(slug).isPresent()
                ? new Look.CannotTell(Trouble.of("channel.wordpress.hidden", site.host()))
                : new Look.Absent();
    }

    private Look found(Site site, JsonNode live, Post post) throws ChannelException {
        String text = Article.text(live);
        String title = Article.title(live);
        boolean titled = Markup.same(title, post.title());
        boolean apart = !post.body().equals(post.text());
        return new Look.Found(
                receipt(site, live),
                titled && !apart ? text : title + "\n\n" + text,
                titled && Markup.same(text, post.body()));
    }

    @Override
    public List<Seen> recent(Link link, Instant since) throws ChannelException {
        Site site = new Site(outbound, link);
        List<Seen> seen = new ArrayList<>();
        for (JsonNode post : site.publishedBy(site.me().path("id").asLong(), since.toString())) {
            Instant at = Article.at(post, clock.instant());
            if (!at.isBefore(since)) {
                String text = (Article.title(post) + "\n\n" + Article.text(post)).strip();
                Receipt receipt = receipt(site, post);
                seen.add(new Seen(
                        receipt.remoteId(),
                        receipt.url(),
                        at,
                        text.substring(0, Math.min(text.length(), LONGEST_SEEN))));
            }
        }
        return seen;
    }

    private Receipt receipt(Site site, JsonNode post) throws ChannelException {
        String id = post.path("id").asText("");
        if (id.isEmpty()) {
            throw new Unclear(Trouble.of("channel.badAnswer", site.host()));
        }
        String url = post.path("link").asText("");
        return new Receipt(id, url.matches("https?://.*") ? url : null, Article.at(post, clock.instant()));
    }

    private static Refused gone(Site site) {
        try {
            return new Refused(Trouble.of("channel.gone", site.host()));
        } catch (Refused wrongAddress) {
            return wrongAddress;
        }
    }
}
