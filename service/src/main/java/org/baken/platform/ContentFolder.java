package org.baken.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The content that comes with Baken: the files of the module {@code playbooks}, as resources below {@code /playbooks/}.
 */
public final class ContentFolder {
    private static final String ROOT = "playbooks/";

    private ContentFolder() {}

    /** Reads one file, such as {@code questions/sign-off.yml}. */
    public static Content read(String path) {
        return Content.read(path, bytes(path));
    }

    /** Gives the text of one file, such as {@code schema/playbook.schema.json}. */
    public static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /**
     * Names the YAML files that lie directly in a folder, in the order of the alphabet.
     *
     * @param folder relative, with a slash at the end; empty for the top
     */
    public static List<String> list(String folder) {
        URL schema = resource("schema/playbook.schema.json");
        try {
            Stream<String> names = schema.openConnection() instanceof JarURLConnection jar
                    ? inJar(jar)
                    : inFolder(Path.of(schema.toURI()).resolve("../..").normalize());
            return names.filter(name ->
                            name.startsWith(folder) && name.endsWith(".yml") && name.indexOf('/', folder.length()) < 0)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The class path has an address that is none: " + schema, e);
        }
    }

    private static Stream<String> inJar(JarURLConnection jar) throws IOException {
        return jar.getJarFile().stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()));
    }

    private static Stream<String> inFolder(Path root) throws IOException {
        URI top = root.toUri();
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> top.relativize(file.toUri()).toString()).toList().stream();
        }
    }

    private static byte[] bytes(String path) {
        try (InputStream stream = resource(path).openStream()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL resource(String path) {
        URL resource = ContentFolder.class.getResource("/" + ROOT + path);
        if (resource == null) {
            throw new IllegalArgumentException("Baken has no file " + path);
        }
        return resource;
    }
}
