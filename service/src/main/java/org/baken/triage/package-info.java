/**
 * How a reaction is treated, the same whoever is on duty (guidelines A30, B03, H06): the decision tree, its classes and their
 * procedures, and what the house decided about them.
 */
package org.baken.triage;
