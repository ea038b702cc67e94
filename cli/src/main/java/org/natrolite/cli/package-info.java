/**
 * The front desk: the {@code natrolite} command.
 *
 * <p>{@link org.natrolite.cli.Main} holds the command line together; each command is one class.
 * What a command has to say goes to standard output, what went wrong goes to standard error as one
 * sentence that names the way out, and the exit code tells a script which it was ({@link
 * org.natrolite.cli.ExitCode}).
 */
@NullMarked
package org.natrolite.cli;

import org.jspecify.annotations.NullMarked;
