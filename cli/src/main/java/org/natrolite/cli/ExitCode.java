package org.natrolite.cli;

/** What the number that {@code natrolite} ends with means to the script that started it. */
public final class ExitCode {
    /** The command did what it was asked to. */
    public static final int DONE = 0;

    /** The command ran, and the answer is no or a check failed. */
    public static final int NO = 1;

    /** The command was called in a way it does not understand. */
    public static final int BAD_USAGE = 2;

    /** The data given to the command cannot be what they claim to be. */
    public static final int BAD_DATA = 3;

    /** A fault of Natrolite itself: never an answer, so that no script takes it for one. */
    public static final int FAULT = 70;

    private ExitCode() {}
}
