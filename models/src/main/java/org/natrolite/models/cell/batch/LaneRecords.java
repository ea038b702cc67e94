package org.natrolite.models.cell.batch;

/** What is noted of a lane when the scalar equations step it, wherever its records are. */
interface LaneRecords {
    /** Books energy and charge of a lane, J and C, positive when it charged. */
    void book(int i, double energy, double charge);

    /** Notes a step of a lane: its length, s, means over it, and where it ended. */
    void note(int i, double length, double meanSoc, double meanTemperature, double endSoc, double endTemperature);

    /** Notes the mean voltage of a step, V. */
    void noteVoltage(int i, double voltage);

    /** Counts a step of the scalar equations and notes its bits of {@link org.natrolite.models.cell.Limited}. */
    void noteReference(int i, int bits);
}
