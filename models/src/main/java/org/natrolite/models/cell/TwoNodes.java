package org.natrolite.models.cell;

import org.natrolite.core.numeric.Exponential;

/**
 * Core and surface of a cell over one step with the heat held:
 *
 * <pre>
 *   C_core    dT_core/dt    = heat + slope T_core - G (T_core - T_surface)
 *   C_surface dT_surface/dt = G (T_core - T_surface) - hA (T_surface - T_ambient)
 * </pre>
 *
 * <p>Linear with constant coefficients, hence exact for any length of the step: with y the temperatures, A their matrix and
 * r their rates at the start, {@code y(t) = y(0) + t phi1(A t) r} and the mean over the step {@code y(0) + t phi2(A t) r}.
 * The eigenvalues of A are real and apart, for core and surface pull each other.
 */
final class TwoNodes {
    private final double core;
    private final double surface;
    private final double conductance;
    private final double cooling;

    // of the last step
    private double coreRate;
    private double surfaceRate;
    private double coreCore;
    private double surfaceSurface;
    private double middle;
    private double spread;

    /**
     * @param core heat capacity of the core, J/K
     * @param surface heat capacity of the surface, J/K
     * @param conductance between them, W/K
     * @param cooling conductance from the surface to the surroundings, W/K
     */
    TwoNodes(double core, double surface, double conductance, double cooling) {
        this.core = core;
        this.surface = surface;
        this.conductance = conductance;
        this.cooling = cooling;
    }

    /**
     * Begins a step.
     *
     * @param heat heat set free in the core, W
     * @param slope more of it a kelvin of the core, W/K
     * @param inside temperature of the core, K
     * @param outside temperature of the surface, K
     * @param ambient temperature of the surroundings, K
     */
    void begin(double heat, double slope, double inside, double outside, double ambient) {
        coreCore = (slope - conductance) / core;
        surfaceSurface = -(conductance + cooling) / surface;
        coreRate = (heat + slope * inside - conductance * (inside - outside)) / core;
        surfaceRate = (conductance * (inside - outside) - cooling * (outside - ambient)) / surface;
        middle = 0.5 * (coreCore + surfaceSurface);
        double half = 0.5 * (coreCore - surfaceSurface);
        spread = Math.sqrt(half * half + conductance / core * (conductance / surface));
    }

    /**
     * @param time since the start, s
     * @return how much warmer the core is then, K
     */
    double coreChange(double time) {
        return time * ofCore(phi1(middle + spread, time), phi1(middle - spread, time));
    }

    /**
     * @param time since the start, s
     * @return how much warmer the surface is then, K
     */
    double surfaceChange(double time) {
        return time * ofSurface(phi1(middle + spread, time), phi1(middle - spread, time));
    }

    /**
     * @param time since the start, s
     * @return how much warmer the core is in the mean until then, K
     */
    double meanCoreChange(double time) {
        return time * ofCore(phi2(middle + spread, time), phi2(middle - spread, time));
    }

    /**
     * @param time since the start, s
     * @return how much warmer the surface is in the mean until then, K
     */
    double meanSurfaceChange(double time) {
        return time * ofSurface(phi2(middle + spread, time), phi2(middle - spread, time));
    }

    private static double phi1(double eigenvalue, double time) {
        return Exponential.phi1(-eigenvalue * time);
    }

    private static double phi2(double eigenvalue, double time) {
        return Exponential.phi2(-eigenvalue * time);
    }

    /** The core's part of f(A) r, from f at both eigenvalues. */
    private double ofCore(double high, double low) {
        double moved = (coreCore - middle) * coreRate + conductance / core * surfaceRate;
        return 0.5 * (high + low) * coreRate + 0.5 * (high - low) / spread * moved;
    }

    private double ofSurface(double high, double low) {
        double moved = conductance / surface * coreRate + (surfaceSurface - middle) * surfaceRate;
        return 0.5 * (high + low) * surfaceRate + 0.5 * (high - low) / spread * moved;
    }
}
