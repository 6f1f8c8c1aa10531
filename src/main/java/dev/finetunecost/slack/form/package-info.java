/**
 * What Slack sends us, read: who is where, and what was filled in. Pure; whatever cannot be used
 * becomes an error at its field.
 */
@NullMarked
package dev.finetunecost.slack.form;

import org.jspecify.annotations.NullMarked;
