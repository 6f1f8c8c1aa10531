/**
 * What people see in Slack: reports and answers become Block Kit. Pure: nothing here asks Slack,
 * the store or the clock. Slack's limits are known here and nowhere else.
 */
@NullMarked
package dev.finetunecost.slack.view;

import org.jspecify.annotations.NullMarked;
