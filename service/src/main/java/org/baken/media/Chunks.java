package org.baken.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds a part of a PNG (W3C PNG, 5) or a WebP (RFC 9649, 2) by its name, as it is in the file. */
final class Chunks {
    private static final int HEAD = 8;

    private Chunks() {}

    /** The data, or nothing. In a PNG: size, name, data and check. */
    static byte[] ofPng(byte[] file, String name) {
        return find(file, 8, name, true);
    }

    /** The data, or nothing. In a WebP: name, size, data and a byte that makes it even. */
    static byte[] ofWebp(byte[] file, String name) {
        return find(file, 12, name, false);
    }

    private static byte[] find(byte[] file, int start, String name, boolean png) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(png ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        long at = start;
        while (at + HEAD <= file.length) {
            int here = (int) at;
            String found = new String(file, png ? here + 4 : here, 4, StandardCharsets.ISO_8859_1);
            long size = Integer.toUnsignedLong(bytes.getInt(png ? here : here + 4));
            if (size > file.length - at - HEAD) {
                break;
            }
            if (found.equals(name)) {
                return Arrays.copyOfRange(file, here + HEAD, here + HEAD + (int) size);
            }
            at += HEAD + size + (png ? 4 : size % 2);
        }
        return new byte[0];
    }
}
