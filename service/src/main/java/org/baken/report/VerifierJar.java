package org.baken.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.baken.verify.Verify;

/** The program that goes along with every bundle, put together from the classes of {@code org.baken.verify} alone. */
final class VerifierJar {
    private static final String FOLDER = Verify.class.getPackageName().replace('.', '/') + "/";

    private VerifierJar() {}

    static byte[] bytes() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Verify.class.getName());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (String name : classes()) {
                jar.putNextEntry(new ZipEntry(FOLDER + name));
                try (InputStream in = Verify.class.getResourceAsStream(name)) {
                    in.transferTo(jar);
                }
                jar.closeEntry();
            }
        } catch (IOException | URISyntaxException e) {
            throw new UncheckedIOException(new IOException("The verifier's own classes cannot be read", e));
        }
        return bytes.toByteArray();
    }

    /** In a jar, as Baken is delivered, or in a folder, as it is built. */
    private static List<String> classes() throws IOException, URISyntaxException {
        URI place =
                Verify.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path path = Path.of(place);
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path.resolve(FOLDER))) {
                files.map(file -> file.getFileName().toString()).forEach(names::add);
            }
        } else {
            try (JarFile jar = new JarFile(path.toFile())) {
                jar.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.startsWith(FOLDER))
                        .map(name -> name.substring(FOLDER.length()))
                        .forEach(names::add);
            }
        }
        return names.stream()
                .filter(name -> name.endsWith(".class") && !name.contains("/") && !name.equals("package-info.class"))
                .sorted()
                .toList();
    }
}
