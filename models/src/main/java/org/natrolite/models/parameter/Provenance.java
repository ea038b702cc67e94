package org.natrolite.models.parameter;

import java.util.Locale;
import org.natrolite.core.error.BadArgumentException;

/**
 * Where a number comes from.
 *
 * @param kind how it came about
 * @param source measured or fitted: which data; literature: which reference; assumed: why; never blank
 * @param method fitted: by which command and with what error; blank where there is nothing to say
 */
public record Provenance(Kind kind, String source, String method) {
    public Provenance {
        if (source.isBlank()) {
            throw new BadArgumentException(
                    "provenance '" + kind.key() + "' without a source; expected data, reference or reason");
        }
    }

    /** How a number came about. */
    public enum Kind {
        /** Read off an instrument, at most converted. */
        MEASURED,
        /** Found by fitting a model to measurements. */
        FITTED,
        /** Taken from a publication or a maker's sheet. */
        LITERATURE,
        /** Neither: a judgement, with its reason. */
        ASSUMED;

        /**
         * @return name in files
         */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param source which data
     * @return provenance of a measured number
     */
    public static Provenance measured(String source) {
        return new Provenance(Kind.MEASURED, source, "");
    }

    /**
     * @param source which data
     * @param method command and error
     * @return provenance of a fitted number
     */
    public static Provenance fitted(String source, String method) {
        return new Provenance(Kind.FITTED, source, method);
    }

    /**
     * @param source which reference
     * @return provenance of a published number
     */
    public static Provenance literature(String source) {
        return new Provenance(Kind.LITERATURE, source, "");
    }

    /**
     * @param reason why this value
     * @return provenance of an assumed number
     */
    public static Provenance assumed(String reason) {
        return new Provenance(Kind.ASSUMED, reason, "");
    }
}
