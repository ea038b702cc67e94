package org.natrolite.datasets.catalogue;

import java.net.URI;
import java.util.List;

/**
 * A public data set.
 *
 * @param id its name here
 * @param title what it is called
 * @param chemistry which cells
 * @param what what was measured
 * @param page where people read about it
 * @param doi its DOI, or empty
 * @param licence its licence
 * @param cite whom else to cite, or empty
 * @param read how to read it, and what to beware of
 * @param files files that can be fetched; empty where it is got by hand from the page
 */
public record DataSet(
        String id,
        String title,
        String chemistry,
        String what,
        URI page,
        String doi,
        String licence,
        String cite,
        String read,
        List<RemoteFile> files) {
    public DataSet {
        files = List.copyOf(files);
    }

    /**
     * @return size of all files, or -1 where that of one is not known
     */
    public long bytes() {
        return files.stream().anyMatch(file -> file.bytes() < 0)
                ? -1
                : files.stream().mapToLong(RemoteFile::bytes).sum();
    }
}
