/**
 * What can be typed after {@code /finetune-cost}: the registry of its verbs, from which the help is
 * made, and the reader that turns typed words into a command. Nothing here knows of Block Kit.
 */
@NullMarked
package dev.finetunecost.slack.command;

import org.jspecify.annotations.NullMarked;
