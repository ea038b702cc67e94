package org.natrolite.core.numeric;

/** Constants of physics, exact by the definition of the SI of 2019. */
public final class Constants {
    /** Molar gas constant, J/(mol K). */
    public static final double GAS_CONSTANT = 8.31446261815324;

    /** Charge of a mole of electrons, C/mol. */
    public static final double FARADAY = 96485.33212331001;

    /** 0 degC, K. */
    public static final double ZERO_CELSIUS = 273.15;

    private Constants() {}
}
