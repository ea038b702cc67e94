package org.natrolite.calibration.posterior;

import java.util.List;

/**
 * Draws of several chains, warm-up left out.
 *
 * @param draws one list a chain, one list a draw, one value an unknown
 * @param acceptance mean probability with which moves were accepted
 * @param divergent number of moves refused because the energy had run away: above zero, parts of the posterior may be missing
 */
public record Chains(List<List<List<Double>>> draws, double acceptance, int divergent) {
    public Chains {
        draws = List.copyOf(draws);
    }

    /**
     * @param unknown number of an unknown
     * @return its draws, shape [chains][draws]
     */
    public double[][] of(int unknown) {
        return draws.stream()
                .map(chain ->
                        chain.stream().mapToDouble(draw -> draw.get(unknown)).toArray())
                .toArray(double[][]::new);
    }

    /**
     * @return the draws of all chains one after the other
     */
    public List<List<Double>> pooled() {
        return draws.stream().flatMap(List::stream).toList();
    }
}
