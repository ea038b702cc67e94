package org.natrolite.calibration.cell;

import java.util.*;
import org.natrolite.calibration.*;
import org.natrolite.calibration.optimise.*;
import org.natrolite.calibration.replay.*;
import org.natrolite.core.series.*;
import org.natrolite.models.cell.*;

public final class TryMain {
    public static void main(String[] a) {
        TimeSeries s = SharedData.hina();
        int pairs = Integer.parseInt(a[0]);
        for (int rep = 0; rep < 1; rep++) {
            int most = a.length > 2 ? Integer.parseInt(a[2]) : 60;
            CalibrationResult res = CellCalibration.of(
                            null,
                            CalibrationOptions.defaults()
                                    .withPairs(pairs)
                                    .withHoldOut(HoldOut.parse(a[1]))
                                    .withMostIterations(most)
                                    .withCommand("x"))
                    .run(List.of(s));
            System.out.println(res.iterations() + " " + res.converged() + " seconds " + res.seconds() + "\n"
                    + String.join("\n", res.warnings()));
            System.out.println(res.trainResiduals() + "\n" + res.holdOutResiduals());
            System.out.println(res.cell().capacity());
            for (FittedParameter fp : res.parameters())
                System.out.printf(
                        "PAR %s %s %.4g %.4g %.4g %.2f%n",
                        fp.name(), fp.unit(), fp.value(), fp.lower95(), fp.upper95(), fp.told());
            ReplayResult r = res.replays().get(0);
            Drive d = r.drive();
            boolean[] held = res.heldOut().get(0);
            CellParameters c = res.cell();
            for (CycleStatistics k : r.cycles()) System.out.println(k.cycle() + " " + k.statistics());
            System.out.println("holdout " + r.statistics(i -> held[i]) + r.warnings());
            System.out.println("train " + r.statistics(i -> !held[i]));
            System.out.println("Q " + c.capacity().value() / 3600 + " rate "
                    + c.openCircuit().hysteresisRate().value() + " C "
                    + c.thermal().heatCapacity().value() + " hA "
                    + c.thermal().cooling().value());
            print("U", c.openCircuit().voltage(), 1);
            print("M", c.openCircuit().hysteresis(), 1e3);
            print("dUdT", c.openCircuit().entropicCoefficient(), 1e3);
            print("R0c", c.resistance().ohmic().charge(), 1e3);
            print("R0d", c.resistance().ohmic().discharge(), 1e3);
            System.out.println(" E " + c.resistance().ohmic().activationEnergy().at(.5));
            for (CellParameters.Pair q : c.resistance().pairs()) {
                print("Rc", q.element().charge(), 1e3);
                print("Rd", q.element().discharge(), 1e3);
                print("tau", q.timeConstant(), 1);
                System.out.println(" E " + q.element().activationEnergy().at(.5));
            }
            {
                double[] v0 = r.voltage();
                double[] z0 = r.soc();
                int shown = 0;
                for (int i = 0; i < v0.length && shown < 60; i++)
                    if (Math.abs(v0[i] - d.voltage(i)) > 0.03) {
                        shown++;
                        System.out.printf(
                                "%d t %.3f dt %.3f I %.3f z %.4f V %.4f e %.1f%n",
                                i,
                                d.time(i),
                                i > 0 ? d.time(i) - d.time(i - 1) : 0,
                                d.current(i),
                                z0[i],
                                d.voltage(i),
                                1e3 * (v0[i] - d.voltage(i)));
                    }
            }
            // error profile
            double[] v = r.voltage(), T = r.temperature(), z = r.soc();
            if (a.length > 3) {
                double next = 0;
                for (int i = 0; i < v.length; i++)
                    if (d.time(i) >= next) {
                        next = d.time(i) + (d.loaded(i) ? 60 : 600);
                        System.out.printf(
                                "%8.0f I %7.2f z %.4f V %.4f e %6.1f mV  T %.2f e %.2f%n",
                                d.time(i),
                                d.current(i),
                                z[i],
                                d.voltage(i),
                                1e3 * (v[i] - d.voltage(i)),
                                d.surface(i) - 273.15,
                                T[i] - d.surface(i));
                    }
            }
        }
    }

    static void print(String n, org.natrolite.models.parameter.Curve c, double f) {
        StringBuilder b = new StringBuilder(n);
        for (int i = 0; i < c.soc().length; i++) b.append(String.format(" %.3f:%.3f", c.soc()[i], c.value()[i] * f));
        System.out.println(b);
    }
}
