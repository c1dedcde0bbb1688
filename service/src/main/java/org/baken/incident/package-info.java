/** Incidents: what is going on, who works on it, what is known of it, and when residents hear from us next. */
package org.baken.incident;
