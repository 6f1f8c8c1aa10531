/**
 * Work that must be done although processes die: answering what was accepted, and what is due at
 * certain times. Each piece is done once per cluster, on the database that holds everything else.
 *
 * <p>How an answer is made is not known here.
 */
@NullMarked
package dev.finetunecost.jobs;

import org.jspecify.annotations.NullMarked;
