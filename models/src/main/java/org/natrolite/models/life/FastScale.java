package org.natrolite.models.life;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.natrolite.core.series.Channel;
import org.natrolite.models.cell.CellModel;
import org.natrolite.models.cell.CellState;

/**
 * The fast scale: cells side by side, each through a pass of the duty of its own. What a law needs to know is told over
 * blocks of some minutes, cut where the current turns. A cell does not see its neighbours. One thread at a time.
 */
final class FastScale implements AutoCloseable {
    /** Swings of less than this between two turns of the current are told as one, as rainflow does. */
    private static final double MICRO = 1e-4;

    /** How far a cell leaves an end of its window, by self-discharge, before what would keep it there begins again. */
    private static final double RESUMES = 1e-5;

    /** Longest step in which something is asked of a cell and other steps are taken with the first, s. */
    private static final double LONGEST = DutyCycle.LONGEST_STRETCH;

    /** What rounding may keep of what was asked for. */
    private static final double ROUNDING = 1e-9;

    /** Steps from this length on are taken cell by cell, s. */
    private static final double LONG = 120;

    /** Column of what was told of a cell last: its state of charge, after its records. */
    private static final int SOC = FastCells.COLUMNS;

    private static final int COLUMNS = FastCells.COLUMNS + 1;

    private final DutyCycle duty;
    private final int block;

    /** Steps at most that are taken at once while something is asked of a cell. */
    private final int most;

    private final boolean merges;
    private final boolean roughly;
    private final BatchPool pool;
    private final List<CellNow> aged;
    private final FastCells fast;
    private final int cells;
    private final double[] nominal;
    private final double[] efficiency;
    private final double[] charge;
    private final double[] asked;
    private final double[] ambient;
    private final double[] direction;
    private final double[] wantedOut;
    private final double[] squares;
    private final double[] told;
    private final double[] now = new double[FastCells.COLUMNS];
    private final Tally[] tallies;
    private final boolean[] off;

    /** State of charge at the start of the last run. */
    private final double[] begun;

    private FastScale(
            DutyCycle duty, double block, boolean merges, boolean roughly, List<CellNow> aged, BatchPool pool) {
        this.roughly = roughly;
        this.merges = merges;
        this.most = (int) Math.max(1, Math.floor(LONGEST / duty.length() * (1 + ROUNDING)));
        this.duty = duty;
        this.block = (int) Math.max(1, Math.rint(block / duty.length()));
        this.cells = aged.size();
        this.pool = pool;
        this.aged = List.copyOf(aged);
        boolean cellByCell = (merges ? duty.stretch() : duty.length()) >= LONG;
        this.fast = cellByCell
                ? new ScalarCells(
                        this.aged,
                        pool.lowestSoc(),
                        pool.highestSoc(),
                        roughly ? ScalarCells.ROUGH : merges ? ScalarCells.FINE : ScalarCells.EXACT)
                : new BatchCells(this.aged, pool);
        this.nominal = new double[cells];
        this.efficiency = new double[cells];
        this.charge = new double[cells];
        this.asked = new double[cells];
        this.ambient = new double[cells];
        this.direction = new double[cells];
        this.wantedOut = new double[cells];
        this.squares = new double[cells];
        this.told = new double[cells * COLUMNS];
        this.tallies = new Tally[cells];
        this.off = new boolean[cells];
        this.begun = new double[cells];
        for (int i = 0; i < cells; i++) {
            CellModel model = aged.get(i).model();
            nominal[i] = model.parameters().rating().capacity().value();
            efficiency[i] = model.parameters().coulombicEfficiency().value();
            tallies[i] = new Tally();
            charge[i] = aged.get(i).charge();
        }
    }

    /**
     * @param duty duty
     * @param block length of the blocks that laws are told of, s
     * @param merges whether steps in which no cell is asked for anything else than before are taken at once: those of a
     *     block where nothing is asked for, those of up to five minutes otherwise
     * @param roughly whether power may be met to some parts in a hundred where cells are taken one by one
     * @param aged cells, those of one model side by side
     * @param pool where it takes a batch for them, until it is closed
     */
    static FastScale of(
            DutyCycle duty, double block, boolean merges, boolean roughly, List<CellNow> aged, BatchPool pool) {
        return new FastScale(duty, block, merges, roughly, aged, pool);
    }

    @Override
    public void close() {
        fast.close();
    }

    /** Lets a cell of the same model age. */
    void age(int i, CellNow aged) {
        charge[i] = aged.charge();
        fast.age(i, aged);
    }

    /** Asks nothing more of a cell, and tells nothing of it. */
    void switchOff(int i) {
        off[i] = true;
    }

    double[] states() {
        return fast.states();
    }

    void setStates(double[] states) {
        fast.setStates(states);
    }

    /** The same cells, moved on to other models, with what they have tallied; this scale is closed. */
    FastScale moved(List<CellNow> now) {
        double[] states = states();
        for (int i = 0; i < cells; i++) {
            states[i * CellState.SIZE] = now.get(i).socAfter(aged.get(i), states[i * CellState.SIZE]);
        }
        close();
        FastScale next = new FastScale(duty, block * duty.length(), merges, roughly, now, pool);
        next.setStates(states);
        System.arraycopy(tallies, 0, next.tallies, 0, cells);
        System.arraycopy(off, 0, next.off, 0, cells);
        return next;
    }

    /**
     * Closes the account of a stretch that stands for many: what it has left in the cell beyond what these leave, it would not
     * have had to put in, at the mean voltage of its charge, and the other way round. What was taken out stands, for that is
     * what a duty asks for.
     *
     * @param i cell
     * @param soc state of charge that the others end with, 1
     */
    void balance(int i, double soc) {
        Tally tally = tallies[i];
        double stored = (fast.soc(i) - soc) * charge[i];
        double in = (tally.throughput + (fast.soc(i) - begun[i]) * charge[i]) / (1 + efficiency[i]);
        double spared = Math.min(stored / efficiency[i], in);
        if (in > 0) {
            tally.energyIn *= 1 - spared / in;
            tally.throughput -= spared;
        }
    }

    double soc(int i) {
        return fast.soc(i);
    }

    Tally tally(int i) {
        return tallies[i];
    }

    /**
     * Goes through a part of a pass.
     *
     * @param pass pass of each cell, shape [cells]; not modified
     * @param from first step
     * @param to step before which it ends
     * @param exposures told of what each cell is exposed to, shape [cells]; modified; null where nobody is
     */
    void run(int[] pass, int from, int to, Exposure @Nullable [] exposures) {
        fast.resetRecords();
        Arrays.fill(direction, 0);
        Arrays.fill(wantedOut, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(told, 0);
        for (int i = 0; i < cells; i++) {
            begun[i] = fast.soc(i);
            told[i * COLUMNS + SOC] = begun[i];
            if (exposures != null && !off[i]) {
                exposures[i].setCapacityRatio(charge[i] / nominal[i]);
            }
        }
        double length = duty.length();
        boolean power = duty.channel() == Channel.POWER;
        int merged;
        for (int step = from; step < to; step += merged) {
            merged = held(pass, step, Math.min(to, step + block - step % block));
            length = merged * duty.length();
            for (int i = 0; i < cells; i++) {
                ambient[i] = duty.meanAmbient(pass[i], step, merged);
                double value = off[i] ? 0 : asked(i, duty.value(pass[i], step));
                asked[i] = atEnd(fast.soc(i), value) ? 0 : value;
                if (value * direction[i] < 0) {
                    if (Math.abs(fast.soc(i) - told[i * COLUMNS + SOC]) > MICRO) {
                        tell(i, exposures);
                    }
                    direction[i] = value;
                } else if (value != 0) {
                    direction[i] = value;
                }
                wantedOut[i] -= Math.min(0, value) * length;
            }
            fast.step(power, asked, ambient, length);
            for (int i = 0; i < cells; i++) {
                double current = fast.current(i);
                squares[i] += merged * current * current;
            }
            if ((step + merged) % block == 0 || step + merged == to) {
                for (int i = 0; i < cells; i++) {
                    tell(i, exposures);
                }
            }
        }
    }

    /** Whether a cell stands at the end of its window that it is asked to go beyond: it rests there until it has left it. */
    private boolean atEnd(double soc, double value) {
        return value > 0 ? soc > pool.highestSoc() - RESUMES : value < 0 && soc < pool.lowestSoc() + RESUMES;
    }

    /** Steps from one on that are taken at once, because each cell is asked for the same in all of them. */
    private int held(int[] pass, int step, int end) {
        if (!merges || duty.channel() == Channel.SOC) {
            return 1;
        }
        int last = end;
        for (int i = 0; i < cells && last > step + 1; i++) {
            double value = duty.value(pass[i], step);
            last = value == 0 ? last : Math.min(last, step + most);
            int at = step + 1;
            while (at < last && duty.value(pass[i], at) == value) {
                at++;
            }
            last = at;
        }
        return Math.max(1, last - step);
    }

    /** Current or power that a value of the duty stands for. */
    private double asked(int i, double value) {
        return switch (duty.channel()) {
            case POWER, CURRENT -> value;
            case C_RATE -> value * nominal[i] / 3600;
            default -> {
                double missing = value - fast.soc(i);
                yield missing * charge[i] / (missing > 0 ? efficiency[i] : 1) / duty.length();
            }
        };
    }

    private void tell(int i, Exposure @Nullable [] exposures) {
        int at = i * COLUMNS;
        fast.records(i, now);
        double span = now[FastCells.SECONDS] - told[at + FastCells.SECONDS];
        if (!(span > 0) || off[i]) {
            return;
        }
        double soc = fast.soc(i);
        double in = now[FastCells.ENERGY_IN] - told[at + FastCells.ENERGY_IN];
        double out = now[FastCells.ENERGY_OUT] - told[at + FastCells.ENERGY_OUT];
        double chargeIn = now[FastCells.CHARGE_IN] - told[at + FastCells.CHARGE_IN];
        double chargeOut = now[FastCells.CHARGE_OUT] - told[at + FastCells.CHARGE_OUT];
        double moved = chargeIn + chargeOut;
        double voltage = moved > 0 ? (in + out) / moved : fast.voltage(i);
        double wanted = duty.channel() == Channel.POWER
                ? wantedOut[i]
                : wantedOut[i] * (chargeOut > 0 ? out / chargeOut : voltage);
        Tally tally = tallies[i];
        tally.energyIn += in;
        tally.energyOut += out;
        tally.throughput += moved;
        tally.asked += wanted;
        tally.given += wanted - out > ROUNDING * wanted ? out : wanted;
        if (exposures != null) {
            exposures[i].add(
                    soc,
                    (now[FastCells.SOC_SECONDS] - told[at + FastCells.SOC_SECONDS]) / span,
                    span,
                    moved,
                    (now[FastCells.KELVIN_SECONDS] - told[at + FastCells.KELVIN_SECONDS]) / span,
                    moved > 0 ? squares[i] * duty.length() / moved * 3600 / nominal[i] : 0,
                    voltage);
        }
        System.arraycopy(now, 0, told, at, FastCells.COLUMNS);
        told[at + SOC] = soc;
        wantedOut[i] = 0;
        squares[i] = 0;
    }
}
