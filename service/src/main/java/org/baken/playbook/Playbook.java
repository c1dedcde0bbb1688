package org.baken.playbook;

import java.util.List;
import java.util.Map;

/**
 * A list of things to do, as a file describes it (guidelines V16, B03).
 *
 * @param id the file's name without its ending
 * @param phase the phase of most of its items
 * @param title its name, by language
 * @param items what to do, in the order of the file
 * @param hash SHA-256 of the file: tells which version an incident worked with
 */
public record Playbook(String id, Phase phase, Map<String, String> title, List<PlaybookItem> items, String hash) {}
