/** What a screen or a report needs of one incident, gathered from every part and only read. */
package org.baken.report;
