/**
 * Makes the files of the catalogue from measured tables.
 *
 * <p>Each cell has a class that reduces the public data it rests on to a few nodes, states the error of the reduction in
 * the provenance of each value, and says what had to be assumed. {@link
 * org.natrolite.benchmarks.catalogue.CatalogueBuilder} runs them:
 *
 * <pre>
 *   java -cp benchmarks/target/benchmarks.jar org.natrolite.benchmarks.catalogue.CatalogueBuilder DATA OUT [ID...]
 * </pre>
 */
@NullMarked
package org.natrolite.benchmarks.catalogue;

import org.jspecify.annotations.NullMarked;
