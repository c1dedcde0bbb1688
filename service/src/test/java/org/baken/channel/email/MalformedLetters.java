package org.baken.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Letters as broken programs and those who try mailboxes out send them. */
final class MalformedLetters {
    private MalformedLetters() {}

    /** What is wrong with each, and the letter. Every one has a sender. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put(
                "unknown encodings",
                letter(
                        "Content-Type: text/plain; charset=bestaat-niet",
                        "Content-Transfer-Encoding: x-onbekend",
                        "",
                        "Onleesbaar"));
        all.put("a type that is none", letter("Content-Type: ;;;===;\"", "", "tekst"));
        all.put("a type without an end", letter("Content-Type: text/plain; charset=\"utf-8", "", "tekst"));
        all.put("parts without a border", letter("Content-Type: multipart/mixed", "", "--b", "", "tekst", "--b--"));
        all.put(
                "parts that never end",
                letter(
                        "Content-Type: multipart/mixed; boundary=b",
                        "",
                        "--b",
                        "Content-Type: multipart/mixed; boundary=c",
                        "",
                        "--c",
                        "Content-Type: text/plain",
                        "",
                        "half"));
        all.put("no parts at all", letter("Content-Type: multipart/alternative; boundary=b", "", ""));
        all.put(
                "broken base64",
                letter(
                        "Content-Type: text/plain; charset=utf-8",
                        "Content-Transfer-Encoding: base64",
                        "",
                        "@@@@ %%% =a="));
        all.put(
                "broken quoted-printable",
                letter("Content-Type: text/plain", "Content-Transfer-Encoding: quoted-printable", "", "=ZZ =4 ="));
        all.put(
                "a broken word in the subject",
                letter("Subject: =?utf-8?B?////?= =?x?Q?=zz?=", "Content-Type: text/plain", "", "tekst"));
        all.put(
                "bytes that are no text",
                bytes(
                        "Subject: \u00ff\u00fe",
                        "Content-Type: text/plain; charset=utf-8",
                        "",
                        "\u00c3\u0028 \u00f0\u0000\u0001"));
        all.put("a letter in a letter in a letter", nested(60));
        all.put(
                "a date that is none",
                letter(
                        "Date: gisteren",
                        "Message-ID: geen",
                        "References: ><><",
                        "In-Reply-To: <>",
                        "Content-Type: text/plain",
                        "",
                        "tekst"));
        all.put("a very long header", letter("X-Lang: " + "x".repeat(60_000), "Content-Type: text/plain", "", "tekst"));
        all.put("nothing but a sender", letter(""));
        all.put("a message that is no message", letter("Content-Type: message/rfc822", "", "geen kop"));
        all.put(
                "winmail",
                letter(
                        "Content-Type: application/ms-tnef; name=winmail.dat",
                        "Content-Transfer-Encoding: base64",
                        "",
                        "eJ8+"));
        return all;
    }

    private static byte[] nested(int deep) {
        StringBuilder text = new StringBuilder("From: An <an@wijk.example>\r\nMIME-Version: 1.0\r\n");
        for (int i = 0; i < deep; i++) {
            text.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        return text.append("Content-Type: text/plain\r\n\r\ndiep\r\n")
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] letter(String... lines) {
        return ("From: An <an@wijk.example>\r\nMIME-Version: 1.0\r\n" + String.join("\r\n", lines) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String... lines) {
        return ("From: An <an@wijk.example>\r\n" + String.join("\r\n", lines) + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
