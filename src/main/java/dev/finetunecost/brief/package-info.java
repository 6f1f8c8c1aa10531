/**
 * The report on one page, as PDF, for those who sign budgets. It draws what the report says and
 * computes nothing.
 */
@NullMarked
package dev.finetunecost.brief;

import org.jspecify.annotations.NullMarked;
