/**
 * A local stand-in for Slack, for one person on one machine: the Web API over HTTP, signed requests
 * to the bot, and a web page to type into. Loopback only.
 *
 * <p>Nothing of the bot lives here, and it shares no code with the bot's Slack room: what it
 * accepts and refuses is decided from Slack's documentation alone.
 */
@NullMarked
package dev.finetunecost.playground;

import org.jspecify.annotations.NullMarked;
