/**
 * Mail, one letter a person, through the town's own mail server. On Angus Mail, which knows SMTP and MIME; the sockets are
 * our own, so that they go to the very address that was checked.
 */
package org.baken.channel.email;
