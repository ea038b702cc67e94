/**
 * Years of life under a duty: cycling, rest, temperature and ageing coupled.
 *
 * <p><b>Two scales.</b> The fast one (seconds) is stepped by {@link org.natrolite.models.cell.batch.BatchStepper}, many cells
 * side by side, each in a day of its own; over blocks of some minutes it tells temperature, state of charge and voltage, and
 * at turns of the current the legs that rainflow counts. The slow one (days to years) is the damage of an {@link
 * org.natrolite.models.ageing.AgeingLaw}. What the law has taken acts on the cell: by factors on capacity and resistance, and on
 * a cell composed of half-cells by the shape of its open-circuit voltage.
 *
 * <pre>{@code
 * CellParameters cell = Catalogue.get("layered-oxide-18650");
 * TimeSeries series = TimeSeries.builder("mine")
 *         .put(Channel.TIME, new double[] {0, 21600, 43200, 64800})
 *         .put(Channel.C_RATE, new double[] {0, 0.15, 0, -0.15})
 *         .build();
 * DutyCycle duty = DutyCycle.of(new Control.Profile(series), 21600, 600, 298.15);
 * LifeStudy study = LifeStudy.of(cell, duty, new LifeOptions(15, 0.05, 0.95, 0.8, 200, 1, 2));
 * LifeResult result = study.run(share -> {});
 * double shortLife = result.life().p10();              // years; exceeded by 90 % of the samples
 * double assumption = result.assumedShare();           // of the band
 * }</pre>
 *
 * <p><b>Every step.</b> {@code options.withFull(true)} goes through each step of each day. Cycles are never counted anew, damage
 * acts from the next day on, and what is reached at each check-up is kept in a {@link
 * org.natrolite.models.life.LifeStore}.
 *
 * <p><b>Representative days.</b> Otherwise each sample asks for the days that it needs:
 *
 * <ol>
 * <li>the cycle of days (a year of seasons; one day where all are the same) is gone through in steps of two hours, which
 * tells how days differ and about where each begins;
 * <li>eight of its days, more where these do not agree, are simulated in the duty's own steps, each led to from the day before in
 * steps of some minutes. Steps that ask for the same are taken at once, up to five minutes of them. Their ratio to the long
 * steps, a mean and two waves of the cycle, corrects all days;
 * <li>what days add to each damage coordinate and energy is summed up over the years. At the age reached at the end and at half
 * of it some of these days are simulated again, approached from the days before them; what they show over the same days of the
 * fresh cell, a mean and a wave or two, corrects all days. In a long life both look at all eight days, and later ages at four
 * of them in turn unless the ages before have changed the rates much. Where days do not agree, or a duty remembers for long how
 * it began, the cycle is gone through again at that age. Between ages each day follows a cubic Hermite polynomial of the age;
 * <li>further ages are added in the widest gap until the next one, or the next two where rates change much, move neither
 * capacity nor resistance of any check-up by more than the tolerance. An age is simulated anew if by what is known since then
 * the cell comes to it with other damage, and with twice as many days where its days agree too little. No sample takes more than one
 * day in fifty, or 88 days where that is more; what is missed then is told. The estimate of the error is made of what the last age moved, what days disagree
 * on, and how far ages lie from the way of the cell;
 * <li>halves of the life are tested until a test finds what those around it tell; other check-ups are read from these.
 * </ol>
 *
 * <p>A day that stands for others is closed: its cycles are those of a signal that repeats it, and what it leaves in the cell is
 * taken out again in its account of energy. A duty without a limit that it reaches every few days remembers how it began; its
 * days then depend on how well long steps keep the state of charge.
 *
 * <table>
 * <caption>What is inside</caption>
 * <tr><td>{@link org.natrolite.models.life.LifeStudy}</td><td>many samples of one kind of cell under one duty</td></tr>
 * <tr><td>{@link org.natrolite.models.life.LifeResult}</td><td>what came of them, as quantiles; what the band comes from</td></tr>
 * <tr><td>{@link org.natrolite.models.life.DutyCycle}</td><td>a duty on a grid of steps</td></tr>
 * <tr><td>{@link org.natrolite.models.life.FirstLife}</td><td>what a second-life cell has behind it, stated or drawn</td></tr>
 * <tr><td>{@link org.natrolite.models.life.CheckpointFile}</td><td>finished work in a file, which survives a kill</td></tr>
 * <tr><td>{@link org.natrolite.models.life.CheckUp}</td><td>the reference tests that capacity and resistance are
 * defined by</td></tr>
 * <tr><td>{@link org.natrolite.models.life.DutyPass}</td><td>one pass of a duty through a cell of one age</td></tr>
 * </table>
 */
@NullMarked
package org.natrolite.models.life;

import org.jspecify.annotations.NullMarked;
