/**
 * What must survive: scenarios, the commands that were accepted, and all that a workspace keeps.
 * Plain SQL that SQLite and PostgreSQL both accept; every query is scoped by workspace.
 */
@NullMarked
package dev.finetunecost.store;

import org.jspecify.annotations.NullMarked;
