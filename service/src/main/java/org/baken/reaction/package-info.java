/**
 * What people outside write to or about the town (webcare, guidelines V19, H01–H34): one inbox per incident, whatever way it came,
 * from new to done.
 */
package org.baken.reaction;
