package org.baken.publishing;

import java.util.List;

/**
 * What a lane asks for: to store how its calls ended, and to be given what is due next.
 *
 * @param done of its kind, on its account
 * @param most how many it can take up
 */
record Turn(String account, List<Done> done, int most) {}
