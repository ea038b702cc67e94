package org.natrolite.core.protocol;

/** One line of a protocol: a step, or several that are repeated. */
public sealed interface Instruction permits Step, Repeat {}
