/**
 * What residents read: the page of an incident, the list of incidents and the feeds. It shows what was published on the
 * town's own page, and nothing else.
 */
package org.baken.publicpage;
