package org.natrolite.calibration.ocv;

/**
 * Windows of two electrodes as a full-cell voltage shows them.
 *
 * @param positiveEmpty stoichiometry of the positive electrode at 0 % state of charge, 1
 * @param positiveFull the same at 100 %, 1
 * @param negativeEmpty stoichiometry of the negative electrode at 0 % state of charge, 1
 * @param negativeFull the same at 100 %, 1
 * @param error root mean square of the error over all states of charge, V
 * @param errorInside the same from 10 to 90 % state of charge, V
 * @param largest largest error, V
 * @param largestAt state of charge where that is, 1
 */
public record WindowResult(
        Bound positiveEmpty,
        Bound positiveFull,
        Bound negativeEmpty,
        Bound negativeFull,
        double error,
        double errorInside,
        double largest,
        double largestAt) {
    private static final double INSIDE_FROM = 0.1;

    private static final double INSIDE_TO = 0.9;

    /**
     * One end of a window.
     *
     * @param value stoichiometry, 1
     * @param lower lower end of its 95 % interval
     * @param upper upper end of its 95 % interval
     */
    public record Bound(double value, double lower, double upper) {}

    static WindowResult of(double[] x, double[] half, double[] soc, double[] errors) {
        double squares = 0;
        double inside = 0;
        int count = 0;
        int worst = 0;
        for (int i = 0; i < errors.length; i++) {
            squares += errors[i] * errors[i];
            if (soc[i] >= INSIDE_FROM && soc[i] <= INSIDE_TO) {
                inside += errors[i] * errors[i];
                count++;
            }
            worst = Math.abs(errors[i]) > Math.abs(errors[worst]) ? i : worst;
        }
        return new WindowResult(
                bound(x, half, 0),
                bound(x, half, 1),
                bound(x, half, 2),
                bound(x, half, 3),
                Math.sqrt(squares / errors.length),
                Math.sqrt(inside / count),
                Math.abs(errors[worst]),
                soc[worst]);
    }

    private static Bound bound(double[] x, double[] half, int i) {
        return new Bound(x[i], x[i] - half[i], x[i] + half[i]);
    }
}
