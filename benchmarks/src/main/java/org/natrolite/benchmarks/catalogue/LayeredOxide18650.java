package org.natrolite.benchmarks.catalogue;

import static org.natrolite.benchmarks.catalogue.Parts.quantity;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellParameters.CurrentBand;
import org.natrolite.models.cell.CellParameters.Pair;
import org.natrolite.models.parameter.Curve;
import org.natrolite.models.parameter.Provenance;

/** The commercial 18650 of TU Berlin: maps of open-circuit voltage, pulse resistance and entropic coefficient. */
final class LayeredOxide18650 {
    static final String DATA = "TU Berlin, cell TC23SIB09, doi 10.14279/depositonce-25036 (CC BY 4.0), as reduced"
            + " in github.com/DNV007/delivered-energy-decomposition, commit 4fcb6430";

    /** Charge that the cell gave at 25 degC, Ah: state of charge is counted from its end. */
    static final double CAPACITY = 1.573451;

    /** 37 g at 1000 J/(kg K), J/K. */
    static final double HEAT_CAPACITY = 37;

    /** Part of the slow process of the Hakadi cell that cells scaled from this one have. */
    private static final double SLOW_SHARE = 0.2;

    private LayeredOxide18650() {}

    static CellParameters build(Path data) {
        return build(data, LayeredOxide18650Slow.fit(data, slow -> build(data, slow)));
    }

    /** The cell with a slow process that does not end its discharge in the cold: for cells that are scaled from it. */
    static CellParameters withSlowOfHakadi(Path data) {
        LayeredOxide18650Hakadi.Fit rates = LayeredOxide18650Hakadi.fit(data, pulsesOnly(data));
        return build(
                data,
                LayeredOxide18650Hakadi.slow(
                        rates.withSlow(SLOW_SHARE),
                        Provenance.assumed(
                                "a fifth of the slow process of layered-oxide-18650-hakadi, found from its rate tests")));
    }

    /** The cell as its pulses alone show it. */
    static CellParameters pulsesOnly(Path data) {
        return build(data, null);
    }

    private static CellParameters build(Path data, @Nullable Pair slow) {
        CellParameters.OpenCircuit openCircuit = LayeredOxide18650Voltage.of(data);
        Provenance window = Provenance.literature("maker's window of 1.5 Ah layered-oxide 18650 cells, used by the"
                + " Hakadi 18650 tests (github.com/MaxMax-embedded/hakadi_soidum_ion_18650)");
        Provenance currents = Provenance.literature("datasheet of a 1.1 Ah sodium-ion 18650: charge at 1C from 15 degC,"
                + " 3C from 25 to 35 degC, 0.2C below 15 degC; the lowest of the warm limits stands where a"
                + " controller does not derate by temperature");
        Provenance temperatures = Provenance.assumed(
                "usual range of commercial sodium-ion 18650 cells; no sheet of this cell is at hand");
        Provenance name = Provenance.literature("maker's label: 1.5 Ah, 4.5 Wh, 122 Wh/kg");
        return new CellParameters(
                new CellParameters.Description(
                        "layered-oxide-18650",
                        "Layered oxide 18650, 1.5 Ah",
                        "layered oxide / hard carbon",
                        "cylindrical 18650",
                        "One fresh cell, measured at 5, 25 and 45 degC; charge pulses at 5 degC ran into the voltage limit"
                                + " and are absent. In the cold its resistance rises by less than one Arrhenius term allows, above all at low"
                                + " SOC, as a charge transfer by Butler and Volmer does under a large current: the fast RC pair is"
                                + " one, as the pulses of 1.5 A see it. Small currents in the cold may see more. State of charge 0 is"
                                + " where a 1C discharge to 1.5 V ends, which rests at 2.0 V; below that the open-circuit voltage"
                                + " is assumed. The pulses have no process slower than 10 s: one of an hour, as of diffusion near"
                                + " empty, stands for the early end of a discharge in the cold, fitted to the capacities at three"
                                + " temperatures. They are read as given from full, which the data do not say; had the cell been"
                                + " charged in such segments at 5.9 degC before it gave 1.284 Ah, it would need no such process."
                                + " With it, a discharge at 5 degC ends near 20 % SOC at all rates but the lowest; a charge meets"
                                + " little of it. Ageing is a prior, not a measurement.",
                        List.of(
                                "Droese, Schloesser, Otto, TU Berlin DepositOnce 2025, doi 10.14279/depositonce-25036;"
                                        + " paper doi 10.3390/batteries11110420",
                                "Hakadi 18650 tests, github.com/MaxMax-embedded/hakadi_soidum_ion_18650, commit a13c42d6")),
                new CellParameters.Rating(
                        Parts.capacity(1.5, 1.45, 1.6, name),
                        quantity(3.0, 2.9, 3.2, name),
                        quantity(0.037, 0.0365, 0.0375, Provenance.literature("maker's sheet and weighed: 37.0 g"))),
                new CellParameters.Limits(
                        quantity(1.5, 1.5, 2.0, window),
                        quantity(4.1, 3.95, 4.1, window),
                        quantity(1.5, 0.75, 4.5, currents),
                        quantity(4.5, 3, 6, Provenance.assumed("3C; the Hakadi cells were discharged at 2C")),
                        Parts.celsius(-20, -40, -10, temperatures),
                        Parts.celsius(60, 55, 70, temperatures),
                        chargeBands(),
                        List.of(),
                        Parts.transport()),
                Parts.capacity(
                        1.573,
                        1.52,
                        1.66,
                        Provenance.measured(
                                DATA + "; 1.573 Ah at 25.6 degC in segments of 1.5 A, 1.625 Ah at 45 degC")),
                quantity(
                        0.9995,
                        0.998,
                        1,
                        Provenance.assumed("commercial cells keep charge to a part in a thousand; the tests at hand"
                                + " resolve 1 %")),
                Parts.percentPerMonth(
                        2,
                        0.5,
                        5,
                        Provenance.assumed("2 % a month; the sheet of a 1.1 Ah cell has 5 % lost and recovered within"
                                + " 28 d at 100 % SOC as its bound")),
                openCircuit,
                LayeredOxide18650Pulses.resistance(
                        data.resolve("tub-sib18650"), openCircuit.voltage().interpolant(), slow),
                new CellParameters.Thermal(
                        quantity(
                                HEAT_CAPACITY,
                                31,
                                44,
                                Provenance.assumed("37 g at 1000 J/(kg K), usual of cylindrical cells")),
                        quantity(
                                0.042,
                                0.02,
                                0.1,
                                Provenance.assumed(
                                        "natural convection: surface of an 18650, 0.0042 m2, at" + " 10 W/(m2 K)"))),
                SodiumPrior.layeredOxide());
    }

    /** What the datasheet of a 1.1 Ah cell allows, as C-rates of 1.5 Ah. */
    private static List<CurrentBand> chargeBands() {
        Provenance sheet =
                Provenance.literature("datasheet of a 1.1 Ah sodium-ion 18650, as a C-rate: charge at 0.2C from"
                        + " -10 to 15 degC, 1C from 15 to 25 degC, 3C from 25 to 35 degC, 1C from 35 to 55 degC");
        return List.of(
                band(-10, 15, 0.3, sheet),
                band(15, 25, 1.5, sheet),
                band(25, 35, 4.5, sheet),
                band(35, 55, 1.5, sheet));
    }

    private static CurrentBand band(double coldest, double warmest, double ampere, Provenance sheet) {
        return new CurrentBand(
                Parts.celsius(coldest, coldest, coldest, sheet),
                Parts.celsius(warmest, warmest, warmest, sheet),
                Curve.constant(ampere, 0.5 * ampere, 1.5 * ampere, sheet));
    }
}
