/**
 * Words in, answer out: the one way that Slack, the playground and the command line all walk. It
 * joins the reader, the estimator and the report, and holds nothing of its own.
 */
@NullMarked
package dev.finetunecost.answer;

import org.jspecify.annotations.NullMarked;
