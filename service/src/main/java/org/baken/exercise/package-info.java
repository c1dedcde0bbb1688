/** Exercises: what scenarios play in on a timeline, and what the team did with it. Nothing here reaches what is real. */
package org.baken.exercise;
