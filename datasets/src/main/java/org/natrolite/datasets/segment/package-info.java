/**
 * Cutting a series into parts: segments of one treatment, spans of charge, discharge and rest, cycles, and the legs of its
 * net charge. Nothing here reads the steps that an instrument counted.
 *
 * <h2>Segments</h2>
 *
 * <p>Rows go through {@link org.natrolite.datasets.segment.Segmenter} one by one, in memory that does not grow with the
 * series. A run goes on while anything in it is constant, in this order: its current (1 %, or 0.4 % of the typical current),
 * its voltage (4 mV), its power (1 %); what held longest names it. A current of at most 0.5 % of the typical one is rest.
 * Short runs wait: one under a minute between rests is a pulse; eight or more of them with more than four levels of
 * current, and no rest of two minutes between them, are a profile.
 *
 * <h2>Tests</h2>
 *
 * <p>{@link org.natrolite.datasets.segment.Recogniser} knows a slow OCV sweep (constant current over 70 % of the range of the
 * charge, at a rate of C/10 or less of it), an HPPC train (pulses at three or more states of charge), and a reference
 * performance test (a cycle with a full discharge at no more than 0.6 of the usual current, where at most a third are such).
 *
 * <h2>Cycles</h2>
 *
 * <p>A cycle keeps the label that the instrument gave it; a series without labels is cut by the legs of its net charge, a
 * change of direction counting once the charge has come back by a fifth of its whole range.
 */
@NullMarked
package org.natrolite.datasets.segment;

import org.jspecify.annotations.NullMarked;
