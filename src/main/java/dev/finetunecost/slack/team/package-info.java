/**
 * What is remembered of what a team does together: answers in short, and what was last said of
 * them. Nothing here knows of Block Kit.
 */
@NullMarked
package dev.finetunecost.slack.team;

import org.jspecify.annotations.NullMarked;
