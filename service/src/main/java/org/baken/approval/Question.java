package org.baken.approval;

import java.util.List;
import java.util.Map;
import org.baken.platform.Guideline;

/**
 * What a reviewer answers before signing off. "Yes" always means that the message may go out.
 *
 * @param id under which answers are stored
 * @param text the question, by language
 */
public record Question(String id, List<Guideline> guidelines, Map<String, String> text) {}
