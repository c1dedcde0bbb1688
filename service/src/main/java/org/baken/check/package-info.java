/**
 * Looks at a draft before anybody signs it off. Pure functions: a text and what surrounds it go in, findings come out;
 * nothing is stored, nothing is asked of anybody. Each finding names the guidelines it comes from.
 */
package org.baken.check;
