/**
 * Posts on a website that runs on WordPress, through its REST interface (developer.wordpress.org/rest-api). A thin client on
 * {@link org.baken.channel.Outbound}: the interface is JSON over HTTP, and no client library in Java is kept up to date.
 */
package org.baken.channel.wordpress;
