package org.natrolite.calibration.optimise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.natrolite.core.error.BadArgumentException;

/** Damped Gauss-Newton steps with a robust loss and priors; see the tour of this package. */
public final class LevenbergMarquardt {
    /** Step of the forward differences: unknowns are logarithms, or scaled to be of the order of one. */
    private static final double DIFFERENCE = 1e-5;

    /** Largest change of an unknown in one step: a factor of e where it is a logarithm. */
    private static final double LARGEST_CHANGE = 1;

    private static final double FIRST_DAMPING = 1e-3;
    private static final double LARGEST_DAMPING = 1e10;

    private final int mostIterations;
    private final double tolerance;
    private final double huber;
    private final int threads;

    private LevenbergMarquardt(int mostIterations, double tolerance, double huber, int threads) {
        this.mostIterations = mostIterations;
        this.tolerance = tolerance;
        this.huber = huber;
        this.threads = threads;
    }

    /**
     * @param mostIterations iterations after which to stop, at least 1
     * @param tolerance relative fall of the cost, in each of two steps in a row, at which to stop, above zero
     * @param huber residual, in standard deviations, beyond which the loss grows linearly, above zero
     * @param threads threads for the derivatives, at least 1; the outcome does not depend on it
     * @return the method
     */
    public static LevenbergMarquardt of(int mostIterations, double tolerance, double huber, int threads) {
        BadArgumentException.requirePositive(mostIterations, "number of iterations");
        BadArgumentException.requirePositive(tolerance, "tolerance");
        BadArgumentException.requirePositive(huber, "bound of the robust loss");
        BadArgumentException.requirePositive(threads, "number of threads");
        return new LevenbergMarquardt(mostIterations, tolerance, huber, threads);
    }

    /**
     * Minimises.
     *
     * @param problem data residuals
     * @param priors what is expected of the unknowns
     * @param start where to begin, shape [unknowns]; not modified
     * @param progress is told the cost after each iteration
     * @return where it ended
     * @throws BadArgumentException if a residual at the start is not finite
     * @throws CancellationException if the thread is interrupted; its interrupted state stays set
     */
    public Solution minimise(LeastSquares problem, Priors priors, double[] start, Progress progress) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "natrolite-fit");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return new Run(problem, priors, start.clone(), progress, pool).toEnd();
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * What would be minimised.
     *
     * @param problem data residuals
     * @param priors what is expected of the unknowns
     * @param x unknowns, shape [unknowns]; not modified
     * @return the cost there; not finite where a residual is not
     */
    public double cost(LeastSquares problem, Priors priors, double[] x) {
        double[] residuals = new double[problem.residuals()];
        problem.evaluator().evaluate(x, residuals);
        return cost(priors, x, problem.importances(), residuals);
    }

    private double cost(Priors priors, double[] x, double[] importances, double[] residuals) {
        double sum = priors.cost(x);
        for (int i = 0; i < residuals.length; i++) {
            double a = Math.abs(residuals[i]);
            sum += importances[i] * (a <= huber ? a * a : huber * (2 * a - huber));
        }
        return sum;
    }

    private final class Run {
        private final Priors priors;
        private final Progress progress;
        private final ExecutorService pool;
        private final List<LeastSquares.Evaluator> workers = new ArrayList<>();
        private final int n;
        private final int m;
        private final double[] importances;
        private final double[] jacobian;
        private double[] x;
        private double[] r;
        private double cost;

        Run(LeastSquares problem, Priors priors, double[] x, Progress progress, ExecutorService pool) {
            this.priors = priors;
            this.x = x;
            this.progress = progress;
            this.pool = pool;
            this.n = problem.unknowns();
            this.m = problem.residuals();
            this.importances = problem.importances();
            this.jacobian = new double[n * m];
            this.r = new double[m];
            for (int i = 0; i < threads; i++) {
                workers.add(problem.evaluator());
            }
        }

        Solution toEnd() {
            workers.get(0).evaluate(x, r);
            cost = cost(x, r);
            if (!Double.isFinite(cost)) {
                throw new BadArgumentException(
                        "the fit begins with a cost of " + cost + "; expected finite residuals at its start");
            }
            double damping = FIRST_DAMPING;
            double growth = 2;
            int small = 0;
            int iteration = 0;
            boolean converged = false;
            boolean moved = true;
            double[] matrix = new double[n * n];
            double[] gradient = new double[n];
            while (iteration < mostIterations && !converged) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("the fit was interrupted after " + iteration + " iterations");
                }
                iteration++;
                if (moved) {
                    differentiate();
                    assemble(matrix, gradient);
                }
                double[] step = step(matrix, gradient, damping);
                double[] trial = x.clone();
                double expected = 0;
                for (int i = 0; i < n; i++) {
                    trial[i] += step[i];
                    expected -= step[i] * (2 * gradient[i] + Normal.dot(step, matrix, i * n));
                }
                double[] trialResiduals = new double[m];
                workers.get(0).evaluate(trial, trialResiduals);
                double trialCost = cost(trial, trialResiduals);
                moved = trialCost < cost;
                if (moved) {
                    double gain = (cost - trialCost) / expected;
                    small = cost - trialCost < tolerance * cost ? small + 1 : 0;
                    converged = small >= 2;
                    x = trial;
                    r = trialResiduals;
                    cost = trialCost;
                    damping *= Math.max(1.0 / 3, 1 - Math.pow(2 * gain - 1, 3));
                    growth = 2;
                } else {
                    damping *= growth;
                    growth *= 2;
                    converged = damping > LARGEST_DAMPING;
                }
                progress.at(iteration, cost);
            }
            if (moved) {
                differentiate();
            }
            return new Solution(x, cost, iteration, converged, jacobian, r, priors);
        }

        private void assemble(double[] matrix, double[] gradient) {
            double[] weights = new double[m];
            double[] weighted = new double[m];
            for (int i = 0; i < m; i++) {
                weights[i] = importances[i] * Math.min(1, huber / Math.abs(r[i]));
                weighted[i] = weights[i] * r[i];
            }
            Arrays.fill(matrix, 0);
            for (int a = 0; a < n; a++) {
                gradient[a] = Normal.dot(weighted, jacobian, a * m);
            }
            Normal.addTo(matrix, jacobian, weights, n);
            priors.addTo(matrix, gradient, x);
        }

        /** The damped step, shortened where an unknown would change too much. */
        private double[] step(double[] matrix, double[] gradient, double damping) {
            double[] damped = matrix.clone();
            double[] right = new double[n];
            for (int i = 0; i < n; i++) {
                damped[i * n + i] *= 1 + damping;
                right[i] = -gradient[i];
            }
            double[] step = Normal.solve(damped, right, n);
            if (step == null) {
                throw new BadArgumentException("the normal equations of " + n
                        + " unknowns are singular; expected data or a prior for each unknown");
            }
            double largest = 0;
            for (double change : step) {
                largest = Math.max(largest, Math.abs(change));
            }
            if (largest > LARGEST_CHANGE) {
                for (int i = 0; i < n; i++) {
                    step[i] *= LARGEST_CHANGE / largest;
                }
            }
            return step;
        }

        private double cost(double[] at, double[] residuals) {
            return LevenbergMarquardt.this.cost(priors, at, importances, residuals);
        }

        private void differentiate() {
            if (workers.get(0).differentiate(x, jacobian)) {
                return;
            }
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> tasks = new ArrayList<>();
            for (LeastSquares.Evaluator worker : workers) {
                tasks.add(pool.submit(() -> {
                    double[] at = x.clone();
                    double[] moved = new double[m];
                    for (int a = next.getAndIncrement(); a < n; a = next.getAndIncrement()) {
                        at[a] = x[a] + DIFFERENCE;
                        double width = at[a] - x[a];
                        worker.evaluate(at, moved);
                        at[a] = x[a];
                        for (int i = 0; i < m; i++) {
                            jacobian[a * m + i] = (moved[i] - r[i]) / width;
                        }
                    }
                }));
            }
            try {
                for (Future<?> task : tasks) {
                    task.get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                CancellationException cancelled = new CancellationException("the fit was interrupted");
                cancelled.initCause(e);
                throw cancelled;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException("derivatives of a fit failed", e.getCause());
            }
        }
    }
}
