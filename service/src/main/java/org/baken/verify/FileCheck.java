package org.baken.verify;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds every file of a bundle against the manifest, and those that the log tells of against the log. */
final class FileCheck {
    static final String MANIFEST = "manifest.json";

    private static final String INDEX = "evidence/index.json";

    private final Bundle bundle;
    private final Findings findings;
    private final Map<String, String> digests = new TreeMap<>();

    FileCheck(Bundle bundle, Findings findings) {
        this.bundle = bundle;
        this.findings = findings;
    }

    /** Every file that the manifest names is there as it was, and no other. */
    void files(Map<String, Object> manifest) throws IOException, Unusable {
        if (!(manifest.get("files") instanceof List<?> files)) {
            throw new Unusable("The manifest names no files. This is not a bundle of Baken, or it was damaged.");
        }
        Map<String, Boolean> named = new TreeMap<>();
        for (Object each : files) {
            if (each instanceof Map<?, ?> file
                    && file.get("path") instanceof String path
                    && file.get("sha256") instanceof String wanted) {
                named.put(path, true);
                file(path, wanted);
            } else {
                findings.add("The manifest has a line that names no file: it was tampered with.");
            }
        }
        for (String name : bundle.names()) {
            if (!named.containsKey(name) && !name.equals(MANIFEST)) {
                findings.add("The file %s was put in: the manifest does not name it.", Text.shown(name));
            }
        }
    }

    private void file(String path, String wanted) throws IOException, Unusable {
        if (!bundle.has(path)) {
            findings.add("The file %s is missing: it was taken out.", Text.shown(path));
        } else if (!digest(path).equals(wanted)) {
            findings.add("The file %s was changed: its hash is not the one in the manifest.", Text.shown(path));
        }
    }

    private String digest(String path) throws IOException, Unusable {
        String known = digests.get(path);
        if (known != null) {
            return known;
        }
        MessageDigest sha256 = Text.sha256();
        try (InputStream in = bundle.stream(path)) {
            byte[] part = new byte[256 * 1024];
            int length = in.read(part);
            while (length >= 0) {
                sha256.update(part, 0, length);
                length = in.read(part);
            }
        }
        String digest = Text.hex(sha256.digest());
        digests.put(path, digest);
        return digest;
    }

    /** A revision of a message is the very text that its hash was taken of. */
    void revisions(Map<String, LogCheck.Told> told) throws IOException, Unusable {
        for (Map.Entry<String, LogCheck.Told> each : new TreeMap<>(told).entrySet()) {
            String[] parts = each.getKey().split("/", 2);
            String path = "messages/" + each.getKey() + ".json";
            long seq = each.getValue().seq();
            if (!bundle.has(path)) {
                findings.add(
                        "Revision %s of message %s is missing, which entry %d tells of.",
                        parts[1], Text.shown(parts[0]), seq);
            } else if (!digest(path).equals(each.getValue().hash())) {
                findings.add(
                        "Revision %s of message %s was changed: entry %d tells another hash.",
                        parts[1], Text.shown(parts[0]), seq);
            }
        }
    }

    /** A piece of evidence is the file that the log tells of, or is named as erased. */
    void evidence(Map<String, LogCheck.Told> told) throws IOException, Unusable {
        Map<String, Map<?, ?>> index = index();
        for (Map.Entry<String, LogCheck.Told> each : new TreeMap<>(told).entrySet()) {
            Map<?, ?> item = index.get(each.getKey());
            long seq = each.getValue().seq();
            if (item == null) {
                findings.add("The evidence %s is not named, which entry %d tells of.", Text.shown(each.getKey()), seq);
            } else if (item.get("path") instanceof String path
                    && bundle.has(path)
                    && !digest(path).equals(each.getValue().hash())) {
                findings.add("The evidence %s was changed: entry %d tells another hash.", Text.shown(path), seq);
            }
        }
    }

    private Map<String, Map<?, ?>> index() throws IOException, Unusable {
        Map<String, Map<?, ?>> index = new TreeMap<>();
        if (!bundle.has(INDEX)) {
            findings.add("The file %s is missing: it was taken out.", INDEX);
            return index;
        }
        try {
            if (Json.object(bundle.text(INDEX)).get("items") instanceof List<?> items) {
                for (Object each : items) {
                    if (each instanceof Map<?, ?> item && item.get("id") instanceof String id) {
                        index.put(id, item);
                    }
                }
            }
        } catch (Json.Malformed e) {
            findings.add("The file %s cannot be read (%s): it was tampered with.", INDEX, e.getMessage());
        }
        return index;
    }
}
