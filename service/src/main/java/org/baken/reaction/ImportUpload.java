package org.baken.reaction;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.platform.Problem;
import org.jvnet.mimepull.MIMEConfig;
import org.jvnet.mimepull.MIMEMessage;
import org.jvnet.mimepull.MIMEParsingException;
import org.jvnet.mimepull.MIMEPart;

/**
 * A form with one file (RFC 7578), read while it comes in: whoever takes the file can refuse it at any byte, and nothing of it lies
 * in memory or in a second place on the disk.
 */
final class ImportUpload {
    private static final int LONGEST_NAME = 200;
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))");

    private ImportUpload() {}

    /**
     * Gives the file with its name to whoever takes it.
     *
     * @throws Problem 400 when the first field of the form is not a file of the name {@code file}
     */
    static <T> T read(MediaType type, InputStream body, BiFunction<String, InputStream, T> taker) {
        String boundary = type.getParameters().get("boundary");
        if (boundary == null) {
            throw Problem.malformed("problem.malformed");
        }
        MIMEConfig memory = new MIMEConfig();
        // What is read once is not kept: the parser must not put it into files of its own meanwhile.
        memory.setMemoryThreshold(-1);
        try (MIMEMessage form = new MIMEMessage(body, boundary, memory)) {
            MIMEPart part = form.getPart(0);
            String disposition = header(part);
            String fileName = parameter(disposition, "filename");
            if (!"file".equals(parameter(disposition, "name")) || fileName == null) {
                throw Problem.invalid("file", "problem.required");
            }
            try (InputStream file = part.readOnce()) {
                return taker.apply(name(fileName), file);
            }
        } catch (MIMEParsingException e) {
            throw problem(e);
        } catch (IOException e) {
            throw Problem.malformed("problem.malformed");
        }
    }

    /** A connection that broke is nobody's problem any more, but it is no mistake of ours either. */
    private static Problem problem(MIMEParsingException e) {
        return e.getCause() instanceof Problem known ? known : Problem.malformed("problem.malformed");
    }

    private static String header(MIMEPart part) {
        List<String> values = part.getHeader("Content-Disposition");
        return values == null || values.isEmpty() ? "" : values.get(0);
    }

    private static String parameter(String header, String name) {
        Matcher parameters = PARAMETER.matcher(header);
        while (parameters.find()) {
            if (parameters.group(1).equalsIgnoreCase(name)) {
                return parameters.group(2) == null ? parameters.group(3) : parameters.group(2);
            }
        }
        return null;
    }

    /** The last part of a path, without hidden characters: some browsers send the whole path. */
    private static String name(String given) {
        String name = decoded(given).replaceAll(".*[/\\\\]", "").replaceAll("\\p{C}", "");
        String cut = name.substring(Math.max(0, name.length() - LONGEST_NAME)).strip();
        return cut.isEmpty() ? "reactions" : cut;
    }

    /** Browsers send names in UTF-8 (RFC 7578, 5.1); headers are read as Latin-1. */
    private static String decoded(String name) {
        boolean latin = name.chars().allMatch(character -> character <= 0xff);
        String decoded = new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return latin && !decoded.contains("\uFFFD") ? decoded : name;
    }
}
