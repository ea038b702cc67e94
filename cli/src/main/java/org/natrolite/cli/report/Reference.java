package org.natrolite.cli.report;

import java.util.regex.Pattern;
import org.natrolite.core.error.BadArgumentException;

/**
 * An entry of the bibliography.
 *
 * @param text authors, title, place and year
 * @param doi digital object identifier such as 10.1016/j.est.2018.01.019, without an address, or empty
 */
public record Reference(String text, String doi) {
    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/\\S+");

    /** Checks the identifier. */
    public Reference {
        if (!doi.isEmpty() && !DOI.matcher(doi).matches()) {
            throw new BadArgumentException("reference '" + text + "' has the DOI '" + doi + "'; expected 10.NNNN/...");
        }
    }
}
