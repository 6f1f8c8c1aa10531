/**
 * The command line: one class per command. Commands read words and files, ask the other rooms, and
 * print; what is computed or said is decided elsewhere.
 */
@NullMarked
package dev.finetunecost.cli;

import org.jspecify.annotations.NullMarked;
