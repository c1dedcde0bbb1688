package org.baken.media;

import java.util.List;
import java.util.stream.Stream;

/**
 * A picture made anew in the sizes in which it is shown.
 *
 * @param type media type of all of them
 * @param files smallest first; never empty
 * @param still whether it moved, and this is its first image
 */
record Renditions(String type, List<File> files, boolean still) {
    /** The largest width: enough for a screen, without giving away what only a magnifying glass would show. */
    static final int WIDEST = 1600;

    private static final List<Integer> USUAL = List.of(320, 800);

    /** One size. */
    record File(int width, int height, byte[] bytes) {}

    File largest() {
        return files.get(files.size() - 1);
    }

    List<Integer> widths() {
        return files.stream().map(File::width).toList();
    }

    /** The widths for a picture that is this wide; never wider than it is, and no two that hardly differ. */
    static List<Integer> widthsFor(int width) {
        int largest = Math.min(width, WIDEST);
        return Stream.concat(USUAL.stream().filter(usual -> usual * 5 <= largest * 4), Stream.of(largest))
                .toList();
    }

    /** How high a picture of this shape is at another width. */
    static int heightAt(int atWidth, int width, int height) {
        return Math.max(1, Math.round((float) height * atWidth / width));
    }
}
