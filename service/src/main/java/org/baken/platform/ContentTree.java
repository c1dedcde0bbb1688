package org.baken.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * The data of a YAML file and the line of each piece. YAML is read as people expect who do not know its older rules: only
 * {@code true} and {@code false} are booleans, so that the language code {@code no} stays text.
 */
final class ContentTree {
    private static final int DEEPEST = 20;
    private static final Set<Tag> PLAIN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ, Tag.MERGE);

    private final String file;
    private final Map<String, Integer> lines = new HashMap<>();
    private final JsonNode data;

    private ContentTree(String file, Node root) {
        this.file = file;
        this.data = convert(root, "");
    }

    /** Reads a file, refusing what only an attack or an accident would contain. */
    static ContentTree of(String file, byte[] bytes) {
        if (bytes.length > Content.LARGEST) {
            throw problem(file, 1, Content.tooLarge(bytes.length));
        }
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(Content.LARGEST);
        limits.setNestingDepthLimit(DEEPEST);
        // An alias may stand for a whole list: nine lists of nine aliases each are a billion items.
        limits.setMaxAliasesForCollections(0);
        try {
            Node root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(text(file, bytes)));
            if (root == null) {
                throw problem(file, 1, "the file is empty");
            }
            return new ContentTree(file, root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw problem(file, line, e.getProblem());
        } catch (ReaderException e) {
            throw problem(file, line(bytes, e.getPosition()), e.getMessage().replaceAll("(?s)\\s*\\R.*", ""));
        } catch (YAMLException e) {
            throw problem(file, 1, e.getMessage());
        }
    }

    JsonNode data() {
        return data;
    }

    int line(String pointer) {
        for (String place = pointer; !place.isEmpty(); place = place.substring(0, place.lastIndexOf('/'))) {
            Integer line = lines.get(place);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    /** The line of a character, counted from 1. */
    private static int line(byte[] bytes, int position) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
        return 1
                + (int) text.substring(0, end)
                        .chars()
                        .filter(one -> one == '\n')
                        .count();
    }

    private static String text(String file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw problem(file, 1, "the file is not UTF-8");
        }
    }

    private JsonNode convert(Node node, String pointer) {
        int line = node.getStartMark().getLine() + 1;
        lines.putIfAbsent(pointer, line);
        if (!PLAIN.contains(node.getTag())) {
            throw problem(file, line, "the tag " + node.getTag() + " is not allowed");
        }
        if (node instanceof MappingNode mapping) {
            return object(mapping, pointer);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (Node item : sequence.getValue()) {
                list.add(convert(item, pointer + "/" + list.size()));
            }
            return list;
        }
        return scalar((ScalarNode) node);
    }

    private JsonNode object(MappingNode mapping, String pointer) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            int line = entry.getKeyNode().getStartMark().getLine() + 1;
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw problem(file, line, "a key must be a word");
            }
            if (object.has(key.getValue())) {
                throw problem(file, line, "the key \"" + key.getValue() + "\" occurs twice");
            }
            String below = pointer + "/" + key.getValue();
            lines.put(below, line);
            object.set(key.getValue(), convert(entry.getValueNode(), below));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode node) {
        String value = node.getValue();
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN) {
            return make.textNode(value);
        }
        return switch (value) {
            case "", "~", "null" -> make.nullNode();
            case "true" -> make.booleanNode(true);
            case "false" -> make.booleanNode(false);
            default ->
                value.matches("-?(0|[1-9]\\d{0,17})")
                        ? make.numberNode(Long.parseLong(value))
                        : value.matches("-?(0|[1-9]\\d{0,17})\\.\\d{1,18}")
                                ? make.numberNode(new BigDecimal(value))
                                : make.textNode(value);
        };
    }

    private static ContentProblem problem(String file, int line, String what) {
        return new ContentProblem(List.of(new ContentProblem.Fault(file, line, what)));
    }
}
