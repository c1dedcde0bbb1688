/**
 * Answers to people who wrote to us, sent from the organisation's account and never from a person's (guidelines H22, H28, H33):
 * templates that the house approved, or text that a second person signed off.
 */
package org.baken.reply;
