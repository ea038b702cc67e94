/**
 * YAML documents read strictly: every value knows its line, a key that nobody asked for is refused, and so are
 * duplicate keys, aliases and several documents.
 */
@NullMarked
package org.natrolite.datasets.internal.yaml;

import org.jspecify.annotations.NullMarked;
