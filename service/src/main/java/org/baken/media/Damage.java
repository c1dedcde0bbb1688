package org.baken.media;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** Listens for what a decoder of JPEG only warns of: that the rest of the picture is not there. */
final class Damage implements IIOReadWarningListener {
    private boolean cutOff;

    boolean isCutOff() {
        return cutOff;
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        cutOff |= warning.contains("remature end") || warning.contains("EOI");
    }
}
