package org.baken.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads JSON (RFC 8259) and writes its canonical form: keys sorted, no white space. An object becomes a sorted map, an array a
 * list, a text a string, a number a {@link Number} that keeps how it was written, and the rest {@code Boolean} or null.
 */
final class Json {
    /** What is nested deeper is refused: nothing that Baken writes comes near. */
    private static final int DEEPEST = 100;

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /** Not JSON. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String why) {
            super(why);
        }
    }

    /** A number as it was written. */
    record Number(String written) {}

    /** Reads one value, which is all there is. */
    static Object read(String text) {
        Json json = new Json(text);
        Object value = json.value();
        json.space();
        if (json.at < text.length()) {
            throw new Malformed("something stands behind the end");
        }
        return value;
    }

    /** Reads an object. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String text) {
        if (read(text) instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new Malformed("not an object");
    }

    /** Writes the canonical form. */
    static String canonical(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private Object value() {
        space();
        char next = peek();
        if (next == '{' || next == '[') {
            if (++depth > DEEPEST) {
                throw new Malformed("nested too deep");
            }
            Object nested = next == '{' ? map() : list();
            depth--;
            return nested;
        }
        if (next == '"') {
            return string();
        }
        if (next == '-' || next >= '0' && next <= '9') {
            return number();
        }
        return literal();
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new TreeMap<>();
        at++;
        space();
        if (peek() == '}') {
            at++;
            return map;
        }
        do {
            space();
            String key = string();
            space();
            expect(':');
            if (map.containsKey(key)) {
                throw new Malformed("the same name twice");
            }
            map.put(key, value());
            space();
        } while (isMore('}'));
        return map;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        at++;
        space();
        if (peek() == ']') {
            at++;
            return list;
        }
        do {
            list.add(value());
            space();
        } while (isMore(']'));
        return list;
    }

    private boolean isMore(char end) {
        char next = peek();
        at++;
        if (next == ',') {
            return true;
        }
        if (next == end) {
            return false;
        }
        throw new Malformed("a comma or an end is missing");
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        char next = take();
        while (next != '"') {
            if (next < 0x20) {
                throw new Malformed("a control character in a text");
            }
            out.append(next == '\\' ? escaped() : next);
            next = take();
        }
        return out.toString();
    }

    private char escaped() {
        char next = take();
        return switch (next) {
            case '"', '\\', '/' -> next;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new Malformed("an escape that does not exist");
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(take(), 16);
            if (digit < 0) {
                throw new Malformed("an escape that does not exist");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private Number number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String written = text.substring(start, at);
        if (!written.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
            throw new Malformed("not a number");
        }
        return new Number(written);
    }

    private Object literal() {
        for (String word : List.of("true", "false", "null")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("null") ? null : Boolean.valueOf(word);
            }
        }
        throw new Malformed("not a value");
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw new Malformed("it ends too early");
        }
        return text.charAt(at);
    }

    private char take() {
        char next = peek();
        at++;
        return next;
    }

    private void expect(char wanted) {
        if (take() != wanted) {
            throw new Malformed("'" + wanted + "' is missing");
        }
    }

    private static void write(Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            String comma = "{";
            for (Map.Entry<?, ?> each : map.entrySet()) {
                out.append(comma);
                quote((String) each.getKey(), out);
                out.append(':');
                write(each.getValue(), out);
                comma = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String comma = "[";
            for (Object each : list) {
                out.append(comma);
                write(each, out);
                comma = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String string) {
            quote(string, out);
        } else {
            out.append(value instanceof Number number ? number.written() : String.valueOf(value));
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            switch (next) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (next < 0x20) {
                        out.append(String.format("\\u%04X", (int) next));
                    } else {
                        out.append(next);
                    }
                }
            }
        }
        out.append('"');
    }
}
