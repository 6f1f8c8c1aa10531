/**
 * The Slack app. {@code Routes} is the one registry of what Slack may ask for; a handler
 * acknowledges, reads the form, calls, draws and sends, and holds no logic of its own. What Slack
 * asks is stored before it is acknowledged and answered afterwards.
 */
@NullMarked
package dev.finetunecost.slack;

import org.jspecify.annotations.NullMarked;
