/**
 * The port to everything a message can leave through: social networks, mail, the town's own page, a person with a
 * loudspeaker. One subpackage per platform holds its connector; the rest of the product knows only the types here.
 *
 * <p>A connector knows its platform's wire format and nothing of messages, approvals or the database. What it can do
 * beyond sending is said by the capability interfaces it implements ({@link org.baken.channel.Edits},
 * {@link org.baken.channel.Removes}, {@link org.baken.channel.Addressed}, {@link org.baken.channel.ByHand}), so that
 * no connector has to answer "unsupported". Ask {@link org.baken.channel.Channels#on(Link)}, never a platform's name.
 */
package org.baken.channel;
