/**
 * Messages in a Slack channel, by an app of the town's own (docs.slack.dev, Web API). A thin client on
 * {@link org.baken.channel.Outbound}: Slack's own library for Java brings its own HTTP client, past our guard.
 */
package org.baken.channel.slack;
