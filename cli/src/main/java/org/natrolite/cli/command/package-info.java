/**
 * The commands of {@code natrolite}, one class each.
 *
 * <p>Names of commands, options and JSON keys are a contract. Results go to standard output or to the files named;
 * everything else goes to standard error.
 */
@NullMarked
package org.natrolite.cli.command;

import org.jspecify.annotations.NullMarked;
