/**
 * Whether a message is ours (guidelines A07, V12): what anybody pastes, scans or types is held against what was really
 * published. Short links to messages, and how often they are followed, without following people.
 */
package org.baken.authenticity;
