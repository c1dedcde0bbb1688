/** Mail, one letter a person, through the town's own mail server. */
package org.baken.channel.email;
