/**
 * Where others talk about the town, and where people look for it: groups, pages and hashtags to look at regularly, with who runs them
 * (guidelines A31, H29), and pages of others that have to lead to ours (guideline V18).
 */
package org.baken.watch;
