/**
 * Messages in a Microsoft Teams channel, through a workflow that waits for a webhook (learn.microsoft.com, "Create incoming webhooks
 * with Workflows"). A thin client on {@link org.baken.channel.Outbound}: it is one request.
 */
package org.baken.channel.teams;
