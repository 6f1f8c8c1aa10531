/**
 * The HTTP server: Slack's requests, whether we are alive and ready, and our metrics. It checks,
 * limits and measures requests; what they mean is decided elsewhere.
 */
@NullMarked
package dev.finetunecost.web;

import org.jspecify.annotations.NullMarked;
