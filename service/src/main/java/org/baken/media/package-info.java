/**
 * Pictures for messages: checked, stripped of everything but what one sees, and kept in the sizes in which they are shown,
 * with the rights to them and the consent of who is on them (guidelines A05, A16, A24 and B09).
 */
package org.baken.media;
