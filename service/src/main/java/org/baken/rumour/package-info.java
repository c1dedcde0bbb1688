/** Rumours: what is said that may not be so, what we found out about it, and whether residents have our answer. */
package org.baken.rumour;
