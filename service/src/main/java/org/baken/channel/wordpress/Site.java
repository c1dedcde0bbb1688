package org.baken.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.Answer;
import org.baken.channel.Beforehand;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Deadline;
import org.baken.channel.Link;
import org.baken.channel.Multipart;
import org.baken.channel.Outbound;
import org.baken.channel.Picture;
import org.baken.channel.Requests;
import org.baken.channel.Trouble;

/**
 * The REST interface of one website, for one account. Its user logs in with an application password (Basic), which WordPress takes
 * over HTTPS only, unless the site calls itself local.
 */
final class Site {

    static final Duration READING = Duration.ofSeconds(4);

    private static final String POSTS = "/wp-json/wp/v2/posts";
    private static final String MEDIA = "/wp-json/wp/v2/media";
    private static final Duration WRITING = Duration.ofSeconds(12);
    private static final Duration UPLOADING = Duration.ofSeconds(8);
    private static final int A_PAGE = 100;

    private final Outbound outbound;
    private final Link link;
    private final Deadline deadline = new Deadline();

    Site(Outbound outbound, Link link) {
        this.outbound = outbound;
        this.link = link;
    }

    String host() throws Refused {
        return at("").getHost();
    }

    /** The user that the account logs in as, with what it may do. */
    JsonNode me() throws ChannelException {
        return read("/wp-json/wp/v2/users/me?context=edit");
    }

    /** The post that has this short name, in whatever state the user may see, the bin left out. */
    Optional<JsonNode> named(String slug) throws ChannelException {
        return first(POSTS + "?context=edit&status=publish,future,draft,pending,private&slug=" + slug);
    }

    /** The post that had this short name before somebody put it in the bin. */
    Optional<JsonNode> inBin(String slug) throws ChannelException {
        return first(POSTS + "?context=edit&status=trash&slug=" + slug + "__trashed");
    }

    /** The post with this id, the bin included; empty when it is gone for good. */
    Optional<JsonNode> post(String id) throws ChannelException {
        return found(POSTS + "/" + number(id) + "?context=edit");
    }

    /** The newest published posts of a user. */
    JsonNode publishedBy(long user, String after) throws ChannelException {
        return read(POSTS + "?status=publish&orderby=date&order=desc&per_page=" + A_PAGE + "&author=" + user + "&after="
                + Requests.encode(after));
    }

    /** How many comments readers see under a post; null when the site does not say so, or nothing that can be meant. */
    Long comments(String id) throws ChannelException {
        String path = "/wp-json/wp/v2/comments?per_page=1&_fields=id&post=" + number(id);
        HttpRequest request =
                signed(path).timeout(deadline.preparing(READING, host())).GET().build();
        return Beforehand.of(host(), () -> {
            Answer answer = outbound.exchange(request).orFail(link);
            answer.json();
            return answer.headers()
                    .firstValue("X-WP-Total")
                    .filter(total -> total.matches("\\d{1,12}"))
                    .map(Long::valueOf)
                    .orElse(null);
        });
    }

    JsonNode create(Map<String, ?> content) throws ChannelException {
        return write(POSTS, content).orFail(link).json();
    }

    /** Empty when there is no such post. */
    Optional<JsonNode> change(String id, Map<String, ?> content) throws ChannelException {
        Answer answer = write(POSTS + "/" + number(id), content);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(answer.orFail(link).json());
    }

    /** To the bin, or away for good on a site without one. A post that is in the bin or gone already is no trouble. */
    void remove(String id) throws ChannelException {
        Answer answer = delete(POSTS + "/" + number(id));
        if (answer.status() == 501) {
            delete(POSTS + "/" + number(id) + "?force=true").orFail(link);
        } else if (answer.status() != 404 && answer.status() != 410) {
            answer.orFail(link);
        }
    }

    void removeForGood(String id) throws ChannelException {
        gone(delete(POSTS + "/" + number(id) + "?force=true"));
    }

    /** Takes a picture out of the media library, for which WordPress has no bin, if its short name begins so. */
    void removePicture(String id, String beginning) throws ChannelException {
        Optional<JsonNode> picture = found(MEDIA + "/" + number(id) + "?context=edit");
        if (picture.isPresent() && picture.get().path("slug").asText().startsWith(beginning)) {
            gone(delete(MEDIA + "/" + number(id) + "?force=true"));
        }
    }

    /** Puts a picture in the media library, or finds the one that an earlier attempt put there. */
    JsonNode picture(String slug, Picture picture, byte[] bytes) throws ChannelException {
        Optional<JsonNode> earlier = first(MEDIA + "?context=edit&slug=" + slug);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Multipart form = new Multipart()
                .field("slug", slug)
                .field("alt_text", picture.alt())
                .file("file", picture, bytes);
        HttpRequest request = signed(MEDIA)
                .setHeader("Content-Type", form.type())
                .timeout(deadline.preparing(UPLOADING, host()))
                .POST(form.body())
                .build();
        return outbound.exchange(request).orFail(link).json();
    }

    private void gone(Answer answer) throws ChannelException {
        if (answer.status() != 404 && answer.status() != 410) {
            answer.orFail(link);
        }
    }

    /** To whom it does not trust, WordPress says that the wanted states are no valid parameter. */
    private Optional<JsonNode> first(String path) throws ChannelException {
        HttpRequest request =
                signed(path).timeout(deadline.preparing(READING, host())).GET().build();
        Answer answer = outbound.exchange(request);
        if (answer.status() == 400) {
            throw new Refused(Trouble.of("channel.denied", host(), answer.status(), answer.says(link)));
        }
        JsonNode list = answer.orFail(link).json();
        return list.isArray() && !list.isEmpty() ? Optional.of(list.get(0)) : Optional.empty();
    }

    private Optional<JsonNode> found(String path) throws ChannelException {
        Answer answer = outbound.exchange(
                signed(path).timeout(deadline.publishing(READING)).GET().build());
        return answer.status() == 404 || answer.status() == 410
                ? Optional.empty()
                : Optional.of(answer.orFail(link).json());
    }

    private JsonNode read(String path) throws ChannelException {
        HttpRequest request =
                signed(path).timeout(deadline.preparing(READING, host())).GET().build();
        return outbound.exchange(request).orFail(link).json();
    }

    private Answer write(String path, Map<String, ?> content) throws ChannelException {
        return outbound.exchange(signed(path)
                .timeout(deadline.publishing(WRITING))
                .POST(Requests.body(content))
                .build());
    }

    private Answer delete(String path) throws ChannelException {
        return outbound.exchange(
                signed(path).timeout(deadline.publishing(READING)).DELETE().build());
    }

    private HttpRequest.Builder signed(String path) throws Refused {
        String user = link.hidden("username").orElse("").strip();
        String password = link.hidden("applicationPassword").orElse("").strip();
        if (user.isEmpty() || user.indexOf(':') >= 0 || password.isEmpty()) {
            throw new Refused(Trouble.of("channel.secret", "applicationPassword"));
        }
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Requests.to(at(path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }

    private URI at(String path) throws Refused {
        return Requests.under(link.setting("baseUrl").orElse(""), path);
    }

    /** Ids come from the site: they may not lead to another part of its interface. */
    private String number(String id) throws Refused {
        if (!id.matches("\\d{1,18}")) {
            throw new Refused(Trouble.of("channel.badAnswer", host()));
        }
        return id;
    }

    /** What a user of WordPress must be allowed to do (the role "author" is): publish, change, take away, upload. */
    static final List<String> RIGHTS =
            List.of("publish_posts", "edit_published_posts", "delete_published_posts", "upload_files");
}
