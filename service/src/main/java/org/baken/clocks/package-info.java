/**
 * The clocks of an incident (guidelines V10, V11, V24, H40, A18): what people were promised or wait for, by when, and whose task it
 * is. Nothing is kept here: what runs follows from the incident, its messages, rumours, reactions and checklist at an instant, so
 * that a clock that was stopped anywhere is stopped everywhere.
 */
package org.baken.clocks;
