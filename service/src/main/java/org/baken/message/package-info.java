/**
 * Messages: their immutable revisions, where they are in their life, who signed them off, and what may go out. What goes
 * out is an {@link org.baken.message.ApprovedRevision}, and there is no other way to get one than
 * {@link org.baken.message.Messages#approved}.
 */
package org.baken.message;
