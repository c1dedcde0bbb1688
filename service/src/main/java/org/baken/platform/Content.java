package org.baken.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A YAML file that communication people write, such as a playbook: its data, and on which line each piece stands, so that
 * every fault names file and line. Immutable.
 */
public final class Content {
    /** The largest file that is read, in bytes. The longest playbook has a tenth of this. */
    public static final int LARGEST = 1024 * 1024;

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .locale(Locale.ENGLISH)
                    .build()));

    private final String file;
    private final String hash;
    private final ContentTree tree;

    private Content(String file, String hash, ContentTree tree) {
        this.file = file;
        this.hash = hash;
        this.tree = tree;
    }

    /**
     * Reads a file.
     *
     * @param file its name, for messages
     * @param bytes UTF-8, at most {@link #LARGEST} bytes
     * @throws ContentProblem when it is not YAML, or larger, deeper or more repetitive than people write
     */
    public static Content read(String file, byte[] bytes) {
        return new Content(file, Ids.digest(bytes), ContentTree.of(file, bytes));
    }

    /** Says that a file is too large, with its size in bytes. */
    public static String tooLarge(long bytes) {
        return "the file has " + bytes + " bytes; at most " + LARGEST + " are read";
    }

    /** Gives the name of the file. */
    public String file() {
        return file;
    }

    /** Gives the file's name without folder and ending, as its content must call itself. */
    public String name() {
        return file.replaceFirst("^.*/", "").replaceFirst("\\.ya?ml$", "");
    }

    /** Gives the SHA-256 of the file's bytes in hex, which tells which version of it somebody worked with. */
    public String hash() {
        return hash;
    }

    /**
     * Holds the file against a JSON Schema (2020-12).
     *
     * @param schema the text of the schema
     * @throws ContentProblem naming every place that does not fit
     */
    public Content fits(String schema) {
        refuseIfAny(faultsAgainst(schema));
        return this;
    }

    /** Finds every place that does not fit a JSON Schema (2020-12), in the order of the lines. */
    public List<ContentProblem.Fault> faultsAgainst(String schema) {
        return SCHEMAS.getSchema(schema, InputFormat.JSON).validate(tree.data()).stream()
                .map(this::fault)
                .distinct()
                .sorted(Comparator.comparingInt(ContentProblem.Fault::line))
                .toList();
    }

    /** Gives the data as they stand in the file, whether they fit a schema or not. */
    public JsonNode data() {
        return tree.data();
    }

    /** Gives the data as a value of this type; a value that the type does not know is a fault on its line. */
    public <T> T as(Class<T> type) {
        try {
            return Json.mapper().treeToValue(tree.data(), type);
        } catch (JsonMappingException e) {
            throw new ContentProblem(List.of(fault(pointer(e), e.getOriginalMessage())));
        } catch (JsonProcessingException e) {
            throw new ContentProblem(List.of(fault("", e.getOriginalMessage())));
        }
    }

    /**
     * Gives a fault at the place of a JSON pointer (RFC 6901). A place that is not in the file gets the line of the nearest
     * one around it.
     */
    public ContentProblem.Fault fault(String pointer, String what) {
        return new ContentProblem.Fault(file, tree.line(pointer), what);
    }

    /**
     * Finds ids that occur twice.
     *
     * @param list the pointer of the list, such as {@code /items}
     */
    public <T> List<ContentProblem.Fault> twice(String list, List<T> things, Function<T, String> id) {
        List<String> seen = new ArrayList<>();
        List<ContentProblem.Fault> faults = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            String one = id.apply(things.get(i));
            if (seen.contains(one)) {
                faults.add(fault(list + "/" + i + "/id", "the id \"" + one + "\" is used twice"));
            }
            seen.add(one);
        }
        return faults;
    }

    /** Throws when there is any fault. */
    public static void refuseIfAny(Collection<ContentProblem.Fault> faults) {
        if (!faults.isEmpty()) {
            throw new ContentProblem(List.copyOf(faults));
        }
    }

    private ContentProblem.Fault fault(Error error) {
        String pointer = error.getInstanceLocation().toString();
        boolean unknown = "additionalProperties".equals(error.getKeyword());
        return fault(
                unknown ? pointer + "/" + error.getProperty() : pointer,
                (pointer.isEmpty() ? "" : pointer + ": ") + error.getMessage());
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        }
        return pointer.toString();
    }
}
