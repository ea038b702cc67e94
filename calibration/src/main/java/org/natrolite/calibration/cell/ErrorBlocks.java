package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Errors of a fit drawn anew, in blocks that are long beside the stretches over which errors stay alike (Künsch 1989; circular
 * blocks after Politis and Romano 1992, so that every row is drawn as often as any other). Blocks of a sequence, which are the
 * voltages or the temperatures of one record, stay in that sequence. Rows under load and at rest scatter differently: an error
 * that goes from one to the other is scaled.
 */
final class ErrorBlocks {
    /** Length of a block over the length of what stays alike: the longer, the less is cut; the shorter, the more blocks. */
    private static final int LONG = 4;

    /** Fewest blocks that a sequence is cut into. */
    private static final int FEWEST = 10;

    /** Fewest rows whose scatter is taken for their own. */
    private static final int FEWEST_OF_KIND = 20;

    /** One sequence: where its residuals are, and what they are over their scatter. */
    private record Sequence(List<Integer> place, List<Double> standard, List<Double> scale, int block) {}

    private final List<Sequence> sequences = new ArrayList<>();
    private boolean cut;

    /**
     * @param residuals residuals of the fit, shape [residuals]; not modified
     * @param places for each sequence, indices of its residuals in the order of time
     * @param loaded for each residual, whether its row is under load, shape [residuals]; not modified
     */
    ErrorBlocks(double[] residuals, List<List<Integer>> places, boolean[] loaded) {
        for (List<Integer> place : places) {
            if (!place.isEmpty()) {
                sequences.add(sequence(residuals, place, loaded));
            }
        }
    }

    private Sequence sequence(double[] residuals, List<Integer> place, boolean[] loaded) {
        double[] errors = place.stream().mapToDouble(i -> residuals[i]).toArray();
        double together = ErrorModel.of(List.of(errors), 0).together();
        int wanted = (int) Math.ceil(LONG * together);
        int most = Math.max(1, errors.length / FEWEST);
        cut |= wanted > most;
        Kind under = Kind.of(residuals, place, loaded, true);
        Kind rest = Kind.of(residuals, place, loaded, false);
        if (under.rows < FEWEST_OF_KIND || rest.rows < FEWEST_OF_KIND) {
            under = rest = Kind.of(residuals, place, null, true);
        }
        List<Double> standard = new ArrayList<>();
        List<Double> scale = new ArrayList<>();
        for (int i : place) {
            Kind kind = loaded[i] ? under : rest;
            // without their mean, so that what is drawn lies about the fit
            standard.add(kind.deviation > 0 ? (residuals[i] - kind.mean) / kind.deviation : 0);
            scale.add(kind.deviation);
        }
        return new Sequence(List.copyOf(place), standard, scale, Math.min(wanted, most));
    }

    /** Mean and deviation of the residuals of a sequence that are under load, or at rest; of all of them without marks. */
    private record Kind(int rows, double mean, double deviation) {
        static Kind of(
                double[] residuals,
                List<Integer> place,
                boolean @org.jspecify.annotations.Nullable [] loaded,
                boolean load) {
            int rows = 0;
            double sum = 0;
            double squares = 0;
            for (int i : place) {
                if (loaded == null || loaded[i] == load) {
                    rows++;
                    sum += residuals[i];
                    squares += residuals[i] * residuals[i];
                }
            }
            double mean = rows == 0 ? 0 : sum / rows;
            return new Kind(rows, mean, rows == 0 ? 0 : Math.sqrt(Math.max(0, squares / rows - mean * mean)));
        }
    }

    /**
     * Draws errors for all residuals.
     *
     * @param random what is drawn from
     * @param errors errors, shape [residuals]; modified
     */
    void draw(SplittableRandom random, double[] errors) {
        for (Sequence sequence : sequences) {
            int n = sequence.place.size();
            for (int from = 0; from < n; from += sequence.block) {
                int begin = random.nextInt(n);
                for (int i = from; i < Math.min(n, from + sequence.block); i++) {
                    int drawn = (begin + i - from) % n;
                    errors[sequence.place.get(i)] = sequence.scale.get(i) * sequence.standard.get(drawn);
                }
            }
        }
    }

    /**
     * @return blocks that all sequences are cut into
     */
    int count() {
        return sequences.stream()
                .mapToInt(sequence -> (sequence.place.size() + sequence.block - 1) / sequence.block)
                .sum();
    }

    /**
     * @return whether errors stay alike for so long that blocks are shorter than they should be
     */
    boolean tooShort() {
        return cut;
    }
}
