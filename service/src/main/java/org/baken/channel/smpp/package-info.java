/**
 * Text messages straight to a provider's message centre over SMPP 3.4, on the library jsmpp, which knows the protocol; the
 * sockets are our own, so that they go to the very address that was checked.
 */
package org.baken.channel.smpp;
