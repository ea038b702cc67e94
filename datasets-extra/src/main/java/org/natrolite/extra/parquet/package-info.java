/**
 * Parquet files as tables.
 *
 * <pre>
 *   footer (Thrift) -> row groups -> column chunk -> pages -> (decompressed) -> ColumnReader of parquet-java -> numbers
 * </pre>
 *
 * <p>parquet-java decodes pages and metadata; what is read of the container is here, so that none of Hadoop is needed. Pages
 * are read one after the other, each column at its own place in the file, so memory does not grow with the file. Of pages
 * that have a checksum it is verified. Compression: none, snappy, gzip, zstd.
 *
 * <p>Whole numbers, floating-point numbers, decimals and truth values are numbers; timestamps, dates and times of day are
 * numbers of seconds; strings are text. Columns of lists or structures cannot be read as numbers.
 *
 * <p>The format is defined at https://github.com/apache/parquet-format.
 */
@NullMarked
package org.natrolite.extra.parquet;

import org.jspecify.annotations.NullMarked;
