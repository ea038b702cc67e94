/**
 * Readers under damaged files, for the tests of all modules that read: {@link
 * org.natrolite.datasets.damage.DamageTrial} changes bytes of a valid file again and again, {@link
 * org.natrolite.datasets.damage.RowAccount} reads what came of it in every way and holds the rows against each other.
 */
@NullMarked
package org.natrolite.datasets.damage;

import org.jspecify.annotations.NullMarked;
