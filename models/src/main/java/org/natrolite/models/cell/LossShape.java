package org.natrolite.models.cell;

import java.util.Arrays;
import java.util.List;
import org.natrolite.models.ocv.HalfCells;
import org.natrolite.models.ocv.Loss;

/**
 * How one loss shows in the open-circuit voltage of a cell: the same shares lost of inventory and of either electrode side
 * by side, for a plot.
 *
 * @param name what is lost, for people
 * @param loss the loss
 * @param cell the cell after it
 */
public record LossShape(String name, Loss loss, AgedCell cell) {
    /** Points of a curve. */
    private static final int POINTS = 401;

    /**
     * One point of the voltage at rest.
     *
     * @param charge charge above empty, over the capacity of the fresh cell, 1
     * @param voltage open-circuit voltage at the reference temperature, V
     */
    public record Point(double charge, double voltage) {}

    /**
     * @param fresh cell
     * @param share share to lose of each, from 0 to below 1
     * @return the fresh cell, and the cell after the loss of inventory, of positive and of negative material; the fresh cell
     *     and the loss of inventory alone where its electrodes are not known
     */
    public static List<LossShape> of(CellParameters fresh, double share) {
        LossShape before = of(fresh, "fresh", Loss.NONE);
        LossShape inventory = of(fresh, "inventory", new Loss(share, 0, 0));
        if (!(fresh.openCircuit().source() instanceof HalfCells)) {
            return List.of(before, inventory);
        }
        return List.of(
                before,
                inventory,
                of(fresh, "positive electrode", new Loss(0, share, 0)),
                of(fresh, "negative electrode", new Loss(0, 0, share)));
    }

    private static LossShape of(CellParameters fresh, String name, Loss loss) {
        return new LossShape(name, loss, AgedCell.of(fresh, Wear.of(fresh, loss)));
    }

    /**
     * @return voltage at rest from empty to full
     */
    public List<Point> points() {
        double[] soc = new double[POINTS];
        Arrays.setAll(soc, i -> (double) i / (POINTS - 1));
        double[] voltage = cell.parameters().openCircuit().source().at(soc);
        Point[] points = new Point[POINTS];
        Arrays.setAll(points, i -> new Point(soc[i] * cell.capacityFactor(), voltage[i]));
        return List.of(points);
    }
}
