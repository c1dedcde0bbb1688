/** What helps people to learn Baken and the rules that it keeps (guidelines A32, B11, B13). */
package org.baken.guide;
