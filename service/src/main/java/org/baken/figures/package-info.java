/**
 * What became of posts on their platforms: how often each was liked, passed on, answered and seen, so that the team sees what works
 * and tunes what follows (guideline V35). Only numbers of posts, never of people; how far colleagues passed a message on is told by
 * {@code forwarding} and never mixed in here.
 */
package org.baken.figures;
