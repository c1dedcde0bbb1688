/**
 * Tells whether an evidence bundle is as it was made (guideline L07). Needs nothing but Java 17, so that it can be taken out of
 * Baken and run by somebody who does not have it: nothing of Baken and no library is named here.
 */
package org.baken.verify;
