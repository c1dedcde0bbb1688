/**
 * Text messages through a gateway that is called over HTTP. There is no common interface: the account says in templates what
 * the gateway wants to hear, and how it says yes. Plain requests on our own way out; no library would add anything.
 */
package org.baken.channel.sms;
