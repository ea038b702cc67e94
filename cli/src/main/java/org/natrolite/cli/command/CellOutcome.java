package org.natrolite.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of one of many cells.
 *
 * @param name name of the cell
 * @param files its files as they were named
 * @param fit what the fit came to, or null where it failed
 * @param failure why it failed, or null where it did not
 */
record CellOutcome(
        String name,
        List<String> files,
        @Nullable Fit fit,
        @Nullable Failure failure) {
    CellOutcome {
        files = List.copyOf(files);
    }

    /**
     * A finished fit, as the file of the cell's calibration tells it: whether it was made now or by a run before makes no
     * difference.
     *
     * @param train root mean square error of the fitted rows over time, mV
     * @param trainLoaded the same under load, mV
     * @param holdOut the same of the rows held out, mV; NaN where none were
     * @param holdOutLoaded the same under load, mV
     * @param temperature root mean square error of the temperature, K; NaN where there is none
     * @param rows rows of all files
     * @param iterations iterations of the fit
     * @param converged whether it settled
     * @param figures numbers of the cell
     * @param warnings what a user must know
     */
    record Fit(
            double train,
            double trainLoaded,
            double holdOut,
            double holdOutLoaded,
            double temperature,
            long rows,
            int iterations,
            boolean converged,
            List<CellFigure> figures,
            List<String> warnings) {
        Fit {
            figures = List.copyOf(figures);
            warnings = List.copyOf(warnings);
        }

        /**
         * @param document file of the cell's calibration
         * @return what the fit came to
         */
        static Fit read(JsonNode document) {
            return new Fit(
                    number(document, "rmse_train_mV"),
                    number(document, "rmse_train_loaded_mV"),
                    number(document, "rmse_holdout_mV"),
                    number(document, "rmse_holdout_loaded_mV"),
                    number(document, "temperature_rmse_K"),
                    document.required("rows").longValue(),
                    document.required("iterations").intValue(),
                    document.required("converged").booleanValue(),
                    document.required("figures")
                            .valueStream()
                            .map(CellFigure::read)
                            .toList(),
                    document.required("warnings")
                            .valueStream()
                            .map(JsonNode::stringValue)
                            .toList());
        }

        private static double number(JsonNode document, String key) {
            JsonNode value = document.required(key);
            return value.isNull() ? Double.NaN : value.doubleValue();
        }
    }

    /**
     * Why a cell has no fit.
     *
     * @param exitCode what the command would have ended with, had it been asked for this cell alone
     * @param sentence what was wrong
     */
    record Failure(int exitCode, String sentence) {}
}
