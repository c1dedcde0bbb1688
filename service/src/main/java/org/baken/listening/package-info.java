/**
 * The ways by which reactions come in from outside: linked accounts that are asked every half minute, programs that bring them, and
 * the page on which colleagues signal what they see (guidelines A17, L02).
 */
package org.baken.listening;
