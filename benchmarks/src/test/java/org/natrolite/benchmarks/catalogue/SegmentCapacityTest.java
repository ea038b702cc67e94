package org.natrolite.benchmarks.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellParameters;
import org.natrolite.models.cell.CellState;
import org.natrolite.models.cell.CellStepper;
import org.natrolite.models.cell.OperatingLimits;
import org.natrolite.models.chemistry.Catalogue;

/**
 * Capacity of the TU Berlin cell over temperature by its own protocol, from full and at rest. The data give a mean
 * temperature and not whose, so that both are asked: the cell held at it, and the cell in a room of it.
 */
final class SegmentCapacityTest {
    /** What is asked of the model is 4 %; it was fitted to these numbers, and is held to what it reached. */
    private static final double TOLERANCE = 0.035;

    /** Where the discharge at 25 degC first met its voltage, Ah: the last of the segments that are not followed by short ones. */
    private static final double FIRST_MET = 1.537986;

    /** Part of a capacity that a step of the simulation is, and little more. */
    private static final double RESOLVED = 2e-4;

    private static final double COLDEST = 5.917;

    private final CellParameters cell = Catalogue.get("layered-oxide-18650");
    private final CellParameters held = cell.withThermal(cell.thermal().given());

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isThatOfTheDataAtEachTemperature(boolean givenTemperature) {
        Table table = Table.read(SharedData.folder("tub-sib18650")
                        .resolve("tub-sib18650")
                        .resolve("capacity_vs_temperature.csv"))
                .where("cell_family", "SIB");
        double[] celsius = table.column("actual_temperature_mean_deg_c");
        double[] measured = table.column("discharge_capacity_ah");
        assertEquals(3, measured.length);
        for (int i = 0; i < celsius.length; i++) {
            SegmentedDischarge given = given(givenTemperature ? held : cell, celsius[i], SegmentedDischarge.SEGMENT);
            String where = "Ah at " + celsius[i] + " degC";
            assertEquals(measured[i], given.first() / Parts.AMPERE_HOUR, TOLERANCE * measured[i], where);
            assertEquals(measured[i], given.all() / Parts.AMPERE_HOUR, TOLERANCE * measured[i], where);
            if (celsius[i] > 25 && celsius[i] < 26) {
                assertEquals(FIRST_MET, given.first() / Parts.AMPERE_HOUR, 0.025 * FIRST_MET, where);
            }
        }
    }

    /** The data do not say how long a segment in the cold is: it must not decide what the cell gives. */
    @ParameterizedTest
    @ValueSource(doubles = {COLDEST, 25.617, 45.474})
    void changesLittleAndSteadilyWithTheLengthOfASegment(double celsius) {
        double usual = given(held, celsius, SegmentedDischarge.SEGMENT).first();
        double last = Double.POSITIVE_INFINITY;
        for (double factor : new double[] {0.5, 1, 2, 8.5, Double.POSITIVE_INFINITY}) {
            double first =
                    given(held, celsius, factor * SegmentedDischarge.SEGMENT).first();
            String where = "segments of " + factor * SegmentedDischarge.SEGMENT + " C at " + celsius + " degC";
            assertTrue(first <= last + RESOLVED * usual, where);
            assertEquals(usual, first, 0.04 * usual, where);
            last = first;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.2, 0.4})
    void noCycleInTheColdGivesMoreThanItTakes(double from) {
        for (double width : new double[] {0.05, 0.2, 0.5}) {
            for (double rate : new double[] {0.02, 0.1, 0.5}) {
                assertTrue(
                        lost(from, width, rate) > 0, "cycle from SOC " + from + " over " + width + " at " + rate + "C");
            }
        }
    }

    /** Energy lost in a cycle of a periodic state, V per charge moved. */
    private double lost(double from, double width, double rate) {
        CellStepper stepper = CellStepper.of(CellModel.of(held), OperatingLimits.none());
        double room = Parts.kelvin(COLDEST);
        CellState state = CellState.rested(from, -1, room);
        double moved = width * cell.capacity().value();
        double current = rate * cell.rating().capacity().value();
        int steps = 50;
        double length = moved / current / steps;
        double sum = 0;
        for (int cycle = 0; cycle < 10; cycle++) {
            sum = 0;
            for (int k = 0; k < 2 * steps; k++) {
                double signed = k < steps ? current / cell.coulombicEfficiency().value() : -current;
                stepper.stepCurrent(state, signed, length, room);
                sum += stepper.meanVoltage() * signed * length;
            }
        }
        return sum / moved;
    }

    private static SegmentedDischarge given(CellParameters cell, double celsius, double segment) {
        return SegmentedDischarge.of(cell, Parts.kelvin(celsius), segment);
    }
}
