package org.baken.edge;

import java.time.Instant;

/**
 * How the service is run.
 *
 * @param publicOnly whether only the public pages are served, and the console is closed
 * @param changedBy the name of who changed it last; that of the product while nobody did
 */
public record ServiceMode(boolean publicOnly, long version, String changedBy, Instant changedAt) {}
