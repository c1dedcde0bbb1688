package org.baken.publicpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.baken.publicpage.PageViews.HOUSE;
import static org.baken.publicpage.PageViews.post;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.baken.platform.Problem;
import org.baken.publicpage.PageView.Post;
import org.baken.publicpage.PageView.Purpose;
import org.baken.publicpage.PageView.Standing;
import org.junit.jupiter.api.Test;

class FoldTest {
    private static final int MOST_BYTES = 20_000;
    private final PageHtml html = new PageHtml(HOUSE);

    /** Words that compress no better than real ones do. */
    private static String prose(Random random, int characters) {
        StringBuilder text = new StringBuilder();
        while (text.length() < characters) {
            int length = 2 + random.nextInt(9);
            text.append(random.ints(length, 'a', 'z' + 1)
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining()))
                    .append(random.nextInt(12) == 0 ? ". " : " ");
        }
        return text.toString().strip();
    }

    private static Post[] messages(int count, Purpose purpose, int characters) {
        Random random = new Random(count);
        return IntStream.range(0, count)
                .mapToObj(i -> post(
                        new UUID(random.nextLong(), random.nextLong()).toString(),
                        purpose,
                        "Bericht " + i,
                        prose(random, characters),
                        60 * i,
                        Standing.CURRENT,
                        null))
                .toArray(Post[]::new);
    }

    private static int compressed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }

    private static String text(byte[] page) {
        return new String(page, StandardCharsets.UTF_8);
    }

    @Test
    void a_page_with_a_thousand_messages_stays_light_whatever_they_are_and_however_long() throws IOException {
        for (Purpose purpose : Purpose.values()) {
            for (int characters : new int[] {80, 500, 3_000}) {
                byte[] page = html.page(PageViews.with(messages(1000, purpose, characters)));
                assertThat(compressed(page)).as(purpose + " of " + characters).isLessThan(MOST_BYTES);
            }
        }
    }

    @Test
    void the_newest_messages_are_on_the_page_and_each_of_the_others_on_exactly_one_older_page() {
        Post[] posts = messages(173, Purpose.OTHER, 100);
        PageView view = PageViews.with(posts);
        String page = text(html.page(view));
        assertThat(page)
                .contains("Bericht 172<", "Bericht 153<", "/older/4?lang&#61;nl")
                .doesNotContain("Bericht 152<");
        assertThat(text(html.older(view, 4))).contains("Bericht 152<", "Bericht 150<", "pagina 4 van 4");
        assertThat(text(html.older(view, 1)))
                .contains("Bericht 0<", "Bericht 49<", "/older/2?lang&#61;nl")
                .doesNotContain("Bericht 50<", "/older/0");
        for (Post post : posts) {
            long found = IntStream.rangeClosed(1, 4)
                            .filter(number -> text(html.older(view, number)).contains("id=\"m-" + post.id() + "\""))
                            .count()
                    + (page.contains("id=\"m-" + post.id() + "\"") ? 1 : 0);
            assertThat(found).as(post.title()).isEqualTo(1);
        }
    }

    @Test
    void there_is_no_older_page_without_older_messages_nor_beyond_the_last() {
        PageView small = PageViews.with(messages(3, Purpose.OTHER, 100));
        assertThat(text(html.page(small))).doesNotContain("/older/");
        assertThat(html.hasOlder(small, 1)).isFalse();
        PageView large = PageViews.with(messages(60, Purpose.OTHER, 100));
        assertThatThrownBy(() -> html.older(large, 2)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> html.older(large, 0)).isInstanceOf(Problem.class);
    }

    @Test
    void a_link_to_a_message_leads_to_where_it_is_by_now() {
        Post[] posts = messages(100, Purpose.OTHER, 100);
        posts[0] = post("old", Purpose.OTHER, "Oud", "Dit gold.", 0, Standing.SUPERSEDED, posts[99].id());
        Fold fold = Fold.of(PageViews.with(posts));
        assertThat(fold.href(posts[99].id(), 0)).isEqualTo("#m-" + posts[99].id());
        assertThat(fold.href("old", 1)).isEqualTo("#m-old");
        assertThat(fold.href("old", 0)).isEqualTo("/i/brand-rangeerterrein-7k2m/older/1?lang=nl#m-old");
        assertThat(fold.href(posts[99].id(), 1)).isEqualTo("/i/brand-rangeerterrein-7k2m?lang=nl#m-" + posts[99].id());
        assertThat(fold.href("never", 0)).isNull();
        assertThat(text(html.page(PageViews.with(posts))))
                .contains("Dit bericht kwam in de plaats van:", "/older/1?lang&#61;nl#m-old");
    }

    @Test
    void one_message_is_shown_however_long_it_is() {
        PageView view = PageViews.with(messages(2, Purpose.OTHER, 40_000));
        assertThat(text(html.page(view))).contains("Bericht 1<").doesNotContain("Bericht 0<");
    }
}
