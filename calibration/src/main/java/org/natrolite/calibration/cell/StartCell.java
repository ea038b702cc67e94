package org.natrolite.calibration.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.natrolite.calibration.replay.Drive;
import org.natrolite.core.error.BadArgumentException;
import org.natrolite.core.numeric.Constants;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.ChargeTransfer;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;
import org.natrolite.models.parameter.Quantity;

/** Makes a cell that the caller names resemble the one measured: as large, and with as many RC pairs as asked for. */
final class StartCell {
    /** State of charge between two rests that is wide enough to weigh the cell by. */
    private static final double WIDE = 0.2;

    /** A rest that shows the open-circuit voltage well enough for that, s. */
    private static final double REST = 600;

    /** Ratio of capacities up to which a cell counts as one of the same make. */
    private static final double SAME = 1.25;

    /** Time constant of a pair that the start does not have, over that of the next faster one; of the first, s. */
    private static final double SLOWER = 10;

    private static final double FIRST = 30;

    private StartCell() {}

    /**
     * @param start cell that the caller names
     * @param drives records
     * @param heldOut rows not to look at, one array a record
     * @param pairs number of RC pairs
     * @param warnings is told of changes; appended to
     * @return the cell made to resemble the one measured
     * @throws BadArgumentException if the start has options that a calibration does not fit
     */
    static CellParameters adapted(
            CellParameters start, List<Drive> drives, List<boolean[]> heldOut, int pairs, List<String> warnings) {
        String alone = start.aloneBecause();
        if (!alone.isEmpty()) {
            throw new BadArgumentException("start '" + start.description().id() + "' has " + alone
                    + ", which a calibration does not fit; expected a cell without");
        }
        CellParameters cell = withPairs(byArrhenius(start, warnings), pairs);
        double found = capacity(start, drives, heldOut);
        double ratio = found / start.capacity().value();
        if (!(ratio > 0)) {
            return cell;
        }
        if (ratio > SAME || ratio < 1 / SAME) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the cell measured holds about %.3g Ah, the start '%s' %.3g Ah: the start is scaled to that size",
                    found / 3600,
                    start.description().id(),
                    start.capacity().value() / 3600));
            return scaled(cell, ratio);
        }
        return withCapacity(cell, cell.capacity().scaledTo(found));
    }

    /**
     * A charge transfer as one current sees it enters by the activation energy that it has at the reference temperature, and a
     * pair with a time constant that it has not while charging.
     */
    private static CellParameters byArrhenius(CellParameters start, List<String> warnings) {
        CellModel model = CellModel.of(start);
        List<CellParameters.Pair> pairs = new ArrayList<>();
        for (CellParameters.Pair pair : start.resistance().pairs()) {
            double perOhm = model.transferPerOhm(pairs.size() + 1);
            if (pair.chargeTimeConstant() != null) {
                warnings.add("RC pair " + (pairs.size() + 1) + " of the start '"
                        + start.description().id()
                        + "' has a time constant of its own while charging: the fit takes one for both directions");
            }
            if (perOhm > 0) {
                pairs.add(byArrhenius(
                        pair, perOhm, start.openCircuit().referenceTemperature().value()));
                warnings.add(
                        "RC pair " + pairs.size() + " of the start '"
                                + start.description().id()
                                + "' is a charge transfer: the fit takes the activation energy that it has at the reference temperature");
            } else {
                pairs.add(new CellParameters.Pair(
                        pair.element(), pair.timeConstant(), null, pair.transferCoefficient(), pair.transferCurrent()));
            }
        }
        CellParameters.Resistance resistance = start.resistance();
        return with(
                start,
                start.capacity(),
                new CellParameters.Resistance(resistance.contact(), resistance.ohmic(), pairs));
    }

    private static CellParameters.Pair byArrhenius(CellParameters.Pair pair, double perOhm, double reference) {
        CellParameters.Element element = pair.element();
        Curve energy = element.activationEnergy();
        double[] soc = energy.soc();
        double[] share = new double[soc.length];
        for (int k = 0; k < share.length; k++) {
            share[k] = 0.5
                    * (ChargeTransfer.response(perOhm * element.charge().at(soc[k]), 1, 1)
                            + ChargeTransfer.response(
                                    perOhm * element.discharge().at(soc[k]), 1, 1));
        }
        Curve seen = Curve.of(
                soc,
                seen(energy.value(), share, reference),
                seen(energy.lower(), share, reference),
                seen(energy.upper(), share, reference),
                energy.provenance());
        return new CellParameters.Pair(
                new CellParameters.Element(element.charge(), element.discharge(), seen), pair.timeConstant());
    }

    /** Relative change of a charge transfer with temperature, as an activation energy, J/mol. */
    private static double[] seen(double[] energy, double[] share, double reference) {
        double[] values = energy.clone();
        for (int k = 0; k < values.length; k++) {
            values[k] = share[k] * energy[k] - (1 - share[k]) * Constants.GAS_CONSTANT * reference;
        }
        return values;
    }

    /** Charge between the two rests farthest apart over the state of charge between them, C; NaN where not wide. */
    private static double capacity(CellParameters start, List<Drive> drives, List<boolean[]> heldOut) {
        CellModel model = CellModel.of(start);
        double widest = WIDE;
        double capacity = Double.NaN;
        for (int k = 0; k < drives.size(); k++) {
            Drive drive = drives.get(k);
            double[] charge = new double[drive.size()];
            for (int i = 1; i < charge.length; i++) {
                charge[i] = charge[i - 1] + drive.held(i - 1) * (drive.time(i) - drive.time(i - 1));
            }
            List<double[]> points = new ArrayList<>();
            for (int[] rest : drive.rests()) {
                int last = rest[1] - 1;
                if (!heldOut.get(k)[last] && drive.time(last) - drive.time(rest[0]) >= REST) {
                    double soc = model.socAt(
                            drive.voltage(last),
                            0,
                            start.openCircuit().referenceTemperature().value());
                    points.add(new double[] {soc, charge[last]});
                }
            }
            for (double[] a : points) {
                for (double[] b : points) {
                    if (a[0] - b[0] > widest && a[1] > b[1]) {
                        widest = a[0] - b[0];
                        capacity = (a[1] - b[1]) / widest;
                    }
                }
            }
        }
        return capacity;
    }

    private static CellParameters scaled(CellParameters cell, double ratio) {
        double surface = Math.pow(ratio, 2.0 / 3);
        UnaryOperator<CellParameters.Element> smaller = element -> scaled(element, 1 / ratio);
        CellParameters.Resistance resistance = cell.resistance();
        List<CellParameters.Pair> pairs = resistance.pairs().stream()
                .map(pair -> pair.withElement(smaller.apply(pair.element())))
                .toList();
        CellParameters.Rating rating = cell.rating();
        CellParameters.Limits limits = cell.limits();
        return new CellParameters(
                cell.description(),
                new CellParameters.Rating(
                        scaled(rating.capacity(), ratio), rating.voltage(), scaled(rating.mass(), ratio)),
                new CellParameters.Limits(
                        limits.lowestVoltage(),
                        limits.highestVoltage(),
                        scaled(limits.chargeCurrent(), ratio),
                        scaled(limits.dischargeCurrent(), ratio),
                        limits.lowestTemperature(),
                        limits.highestTemperature(),
                        bands(limits.chargeBands(), ratio),
                        bands(limits.dischargeBands(), ratio),
                        limits.transport()),
                scaled(cell.capacity(), ratio),
                cell.coulombicEfficiency(),
                cell.selfDischarge(),
                cell.openCircuit(),
                new CellParameters.Resistance(
                        scaled(resistance.contact(), 1 / ratio), smaller.apply(resistance.ohmic()), pairs),
                new CellParameters.Thermal(
                        scaled(cell.thermal().heatCapacity(), ratio),
                        scaled(cell.thermal().cooling(), surface)),
                cell.ageing());
    }

    private static Quantity scaled(Quantity quantity, double factor) {
        Provenance p = quantity.provenance();
        return new Quantity(
                quantity.value() * factor,
                quantity.lower() * factor,
                quantity.upper() * factor,
                new Provenance(p.kind(), p.source() + ", scaled to the size of the cell", p.method()));
    }

    private static CellParameters.Element scaled(CellParameters.Element element, double factor) {
        return new CellParameters.Element(
                scaled(element.charge(), factor), scaled(element.discharge(), factor), element.activationEnergy());
    }

    private static Curve scaled(Curve curve, double factor) {
        return Curve.of(
                curve.soc(),
                times(curve.value(), factor),
                times(curve.lower(), factor),
                times(curve.upper(), factor),
                curve.provenance());
    }

    private static double[] times(double[] values, double factor) {
        double[] product = values.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= factor;
        }
        return product;
    }

    /** Slow pairs too many go into the slowest one kept; pairs too few are split off the slowest element. */
    private static CellParameters withPairs(CellParameters cell, int pairs) {
        CellParameters.Resistance resistance = cell.resistance();
        CellParameters.Element ohmic = resistance.ohmic();
        List<CellParameters.Pair> list = new ArrayList<>(resistance.pairs());
        while (list.size() > pairs) {
            CellParameters.Element dropped = list.remove(list.size() - 1).element();
            if (list.isEmpty()) {
                ohmic = sum(ohmic, dropped);
            } else {
                CellParameters.Pair last = list.remove(list.size() - 1);
                list.add(new CellParameters.Pair(sum(last.element(), dropped), last.timeConstant()));
            }
        }
        while (list.size() < pairs) {
            if (list.isEmpty()) {
                ohmic = scaled(ohmic, 0.5);
                Provenance why = Provenance.assumed("the start has no such process");
                list.add(new CellParameters.Pair(ohmic, Curve.constant(FIRST, FIRST / 8, 8 * FIRST, why)));
            } else {
                CellParameters.Pair last = list.remove(list.size() - 1);
                CellParameters.Element half = scaled(last.element(), 0.5);
                list.add(new CellParameters.Pair(half, last.timeConstant()));
                list.add(new CellParameters.Pair(half, scaled(last.timeConstant(), SLOWER)));
            }
        }
        return with(cell, cell.capacity(), new CellParameters.Resistance(resistance.contact(), ohmic, list));
    }

    /** Resistances added at the nodes of the first. */
    private static CellParameters.Element sum(CellParameters.Element a, CellParameters.Element b) {
        return new CellParameters.Element(
                sum(a.charge(), b.charge()), sum(a.discharge(), b.discharge()), a.activationEnergy());
    }

    private static Curve sum(Curve a, Curve b) {
        double[] soc = a.soc();
        double[] value = a.value();
        double[] lower = a.lower();
        double[] upper = a.upper();
        for (int k = 0; k < soc.length; k++) {
            double more = b.at(soc[k]);
            value[k] += more;
            lower[k] += more;
            upper[k] += more;
        }
        return Curve.of(soc, value, lower, upper, a.provenance());
    }

    private static CellParameters withCapacity(CellParameters cell, Quantity capacity) {
        return with(cell, capacity, cell.resistance());
    }

    private static CellParameters with(CellParameters cell, Quantity capacity, CellParameters.Resistance resistance) {
        return new CellParameters(
                cell.description(),
                cell.rating(),
                cell.limits(),
                capacity,
                cell.coulombicEfficiency(),
                cell.selfDischarge(),
                cell.openCircuit(),
                resistance,
                cell.thermal(),
                cell.ageing());
    }

    private static List<CellParameters.CurrentBand> bands(List<CellParameters.CurrentBand> bands, double ratio) {
        return bands.stream()
                .map(b -> new CellParameters.CurrentBand(
                        b.coldest(), b.warmest(), b.current().times(ratio)))
                .toList();
    }
}
