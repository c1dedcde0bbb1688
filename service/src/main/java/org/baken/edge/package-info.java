/** The public pages as bytes in memory, served before everything else, so that no storm on them reaches the team. */
package org.baken.edge;
