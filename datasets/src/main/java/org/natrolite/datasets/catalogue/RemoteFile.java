package org.natrolite.datasets.catalogue;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A file of a data set.
 *
 * @param name name under which it is kept
 * @param url where it is
 * @param bytes its size, or -1 where not known
 * @param sha256 its SHA-256 as 64 digits in lower case, or null where not known
 */
public record RemoteFile(
        String name, URI url, long bytes, @Nullable String sha256) {}
