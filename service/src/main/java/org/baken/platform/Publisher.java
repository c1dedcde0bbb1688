package org.baken.platform;

import java.time.ZoneId;
import java.util.List;

/**
 * Who speaks on a page for the public.
 *
 * @param name of the organisation
 * @param publicUrl where people reach it, without a slash at the end
 * @param zone in which times are shown
 * @param languages in which it publishes, two-letter codes, the first being its own
 * @param branding what makes its pages its own
 */
public record Publisher(String name, String publicUrl, ZoneId zone, List<String> languages, Branding branding) {
    /** One that says nothing about its looks. */
    public Publisher(String name, String publicUrl, ZoneId zone, List<String> languages) {
        this(name, publicUrl, zone, languages, Branding.NONE);
    }
}
