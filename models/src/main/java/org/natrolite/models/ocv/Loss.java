package org.natrolite.models.ocv;

import org.natrolite.core.error.BadArgumentException;

/**
 * What a cell has lost since it was fresh.
 *
 * @param inventory loss of charge-carrier inventory (LLI): carriers that no longer cycle, whether bound in films or shut in
 *     lost material, over the capacity of the fresh cell, 1
 * @param positive loss of active material of the positive electrode (LAM), share of the fresh electrode, from 0 to below 1
 * @param negative loss of active material of the negative electrode (LAM), share of the fresh electrode, from 0 to below 1
 */
public record Loss(double inventory, double positive, double negative) {
    /** Nothing lost. */
    public static final Loss NONE = new Loss(0, 0, 0);

    public Loss {
        if (!(inventory >= 0 && inventory < Double.POSITIVE_INFINITY)) {
            throw new BadArgumentException("loss of inventory " + inventory + "; expected zero or more");
        }
        share(positive, "positive");
        share(negative, "negative");
    }

    private static void share(double value, String electrode) {
        if (!(value >= 0 && value < 1)) {
            throw new BadArgumentException(
                    "loss of " + electrode + " active material " + value + "; expected from 0 to below 1");
        }
    }
}
