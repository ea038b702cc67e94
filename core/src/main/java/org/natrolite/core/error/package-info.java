/**
 * The two ways in which a caller can be wrong, and what helps to say so.
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.natrolite.core.error.BadDataException}</td><td>a file or a record holds something that cannot
 * be meant: names the source, line, column, value with its unit, and what was expected</td></tr>
 * <tr><td>{@link org.natrolite.core.error.BadArgumentException}</td><td>a method or command was called with a value
 * outside its contract</td></tr>
 * <tr><td>{@link org.natrolite.core.error.NearMiss}</td><td>what may have been meant by a name that nobody
 * knows</td></tr>
 * </table>
 *
 * <p>Both errors are unchecked and carry one sentence that can be shown to a person as it stands.
 */
@NullMarked
package org.natrolite.core.error;

import org.jspecify.annotations.NullMarked;
