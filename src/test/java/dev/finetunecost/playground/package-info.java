/**
 * The stand-in for Slack in tests: {@link dev.finetunecost.playground.FakeSlack} is for everyone.
 */
@NullMarked
package dev.finetunecost.playground;

import org.jspecify.annotations.NullMarked;
