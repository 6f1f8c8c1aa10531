/**
 * Inspection of a dataset: its format, its mistakes with their lines, how long its examples are in
 * tokens, what packing and cutting them means, and what it says about a scenario. A file is read as
 * a stream; what is kept of it are numbers, never its text. Nothing here knows of prices, of Slack
 * or of the words in which the findings are told.
 */
@NullMarked
package dev.finetunecost.dataset;

import org.jspecify.annotations.NullMarked;
