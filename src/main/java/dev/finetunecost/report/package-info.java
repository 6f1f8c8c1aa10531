/**
 * What is said, and in which words: an estimate becomes a {@link dev.finetunecost.report.Report},
 * and that becomes text or JSON.
 *
 * <p>Every sentence and every rounding of the bot lives here; nothing here computes a cost, and
 * nothing knows of Slack.
 */
@NullMarked
package dev.finetunecost.report;

import org.jspecify.annotations.NullMarked;
