/**
 * Mails to residents who asked for them (guideline V17): each only after its owner said yes from its own mailbox, ended by one
 * press, sent apart from everything else so that thousands of them delay nothing.
 */
package org.baken.subscription;
