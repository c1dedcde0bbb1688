package org.baken.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.baken.testing.SettableClock;
import org.baken.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a copy is kept, in a folder and in a bucket that checks signatures. */
class StaticCopyTest {
    @TempDir
    Path folder;

    private final Paper paper = new Paper();
    private final SettableClock clock = new SettableClock();
    private BucketStub bucket;

    /** What is to be copied: the test says. */
    private static final class Paper implements CopyFile.Source {
        private final List<CopyFile> files = new ArrayList<>();
        private final Set<String> kept = new HashSet<>();
        private long changes;

        void put(String path, String owner, String text) {
            files.removeIf(file -> file.path().equals(path));
            files.add(CopyFile.of(
                    path, owner, "text/html; charset=utf-8", "max-age=15", text.getBytes(StandardCharsets.UTF_8)));
            changes++;
        }

        void remove(String owner) {
            files.removeIf(file -> file.owner().equals(owner));
            changes++;
        }

        @Override
        public long changes() {
            return changes;
        }

        @Override
        public CopyFile.All all(Set<String> copied) {
            return new CopyFile.All(List.copyOf(files), Set.copyOf(kept));
        }
    }

    @BeforeEach
    void open() throws Exception {
        bucket = new BucketStub();
        paper.put("index.html", "", "lijst");
        paper.put("i/brand/index.html", "brand", "brand 1");
        paper.put("i/lek/index.html", "lek", "lek");
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    private StaticCopy copy(CopyPlace place) {
        return new StaticCopy(place, paper, clock);
    }

    private StaticCopy ofBucket(String secret) {
        return copy(new CopySettings("", bucket.settings(secret)).places().get(0));
    }

    private String inBucket(String path) {
        BucketStub.Kept kept = bucket.objects.get("noodpagina/" + path);
        return kept == null ? null : new String(kept.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_folder_holds_what_there_is_and_nothing_that_is_gone_and_other_peoples_files_stay() throws Exception {
        Files.writeString(folder.resolve("van-iemand-anders.txt"), "blijft");
        StaticCopy copy = copy(new FolderPlace(folder));
        copy.round();
        assertThat(folder.resolve("i/brand/index.html")).hasContent("brand 1");
        assertThat(folder.resolve("index.html")).hasContent("lijst");
        paper.put("i/brand/index.html", "brand", "brand 2");
        paper.remove("lek");
        copy.round();
        assertThat(folder.resolve("i/brand/index.html")).hasContent("brand 2");
        assertThat(folder.resolve("i/lek")).doesNotExist();
        assertThat(folder.resolve("van-iemand-anders.txt")).hasContent("blijft");
        assertThat(copy.state().ok()).isTrue();
        assertThat(copy.state().files()).isEqualTo(2);
        try (var all = Files.walk(folder)) {
            assertThat(all.filter(each -> each.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void after_a_restart_only_what_changed_meanwhile_is_written_and_what_is_not_looked_at_stays() {
        ofBucket(BucketStub.SECRET).round();
        int before = bucket.puts;
        paper.put("i/brand/index.html", "brand", "brand 2");
        paper.remove("lek");
        paper.kept.add("lek");
        ofBucket(BucketStub.SECRET).round();
        assertThat(inBucket("i/brand/index.html")).isEqualTo("brand 2");
        assertThat(inBucket("i/lek/index.html")).isEqualTo("lek");
        assertThat(bucket.puts - before).as("the page and the list").isEqualTo(2);
        paper.kept.clear();
        paper.changes++;
        ofBucket(BucketStub.SECRET).round();
        assertThat(inBucket("i/lek/index.html")).isNull();
    }

    @Test
    void files_in_a_bucket_say_what_they_are_and_how_long_they_may_be_kept() {
        ofBucket(BucketStub.SECRET).round();
        BucketStub.Kept page = bucket.objects.get("noodpagina/i/brand/index.html");
        assertThat(page.type()).isEqualTo("text/html; charset=utf-8");
        assertThat(page.caching()).isEqualTo("max-age=15");
    }

    @Test
    void a_wrong_key_is_told_without_the_key_and_makes_the_service_sick() {
        StaticCopy copy = ofBucket("another-secret");
        copy.round();
        assertThat(bucket.objects).isEmpty();
        assertThat(copy.state().ok()).isFalse();
        assertThat(copy.state().problem()).contains("403").doesNotContain("another-secret", BucketStub.ACCESS);
        assertThat(copy.health().execute().isHealthy()).isFalse();
        assertThat(new CopySettings("", bucket.settings("another-secret")).toString())
                .doesNotContain("another-secret");
    }

    @Test
    void what_failed_is_tried_again_until_it_is_there() {
        StaticCopy copy = ofBucket(BucketStub.SECRET);
        bucket.trouble = 500;
        copy.round();
        assertThat(copy.state().failingSince()).isNotNull();
        bucket.trouble = 0;
        Town.eventually("it is copied", () -> {
            copy.round();
            return copy.state().ok();
        });
        assertThat(inBucket("i/brand/index.html")).isEqualTo("brand 1");
        assertThat(copy.state().failingSince()).isNull();
        assertThat(copy.health().execute().isHealthy()).isTrue();
    }

    @Test
    void settings_that_cannot_work_are_told_in_a_sentence() {
        for (CopySettings.Bucket odd : Arrays.asList(
                new CopySettings.Bucket("s3.example", "b", "", "", "a", "s"),
                new CopySettings.Bucket("ftp://s3.example", "b", "", "", "a", "s"))) {
            assertThatThrownBy(() -> new CopySettings("", odd).places()).hasMessageContaining("ENDPOINT is no address");
        }
        assertThatThrownBy(() -> new CopySettings("", new CopySettings.Bucket("https://s3.example", "", "", "", "", ""))
                        .places())
                .hasMessageContaining("must be set too");
        assertThat(new CopySettings("", null).places()).isEmpty();
        assertThat(new CopySettings(" ", new CopySettings.Bucket("", "", "", "", "", "")).places())
                .isEmpty();
    }
}
