/**
 * What a workspace settles for all its estimates: the registry of its settings, how they are
 * written, and the {@link dev.finetunecost.estimate.Terms} that they make. Nothing here knows of
 * Slack.
 */
@NullMarked
package dev.finetunecost.terms;

import org.jspecify.annotations.NullMarked;
