package org.natrolite.models.life;

import java.util.ArrayList;
import java.util.List;

/**
 * How the rates of a cell change as it ages: at some ages they were seen, and between these they follow cubic Hermite
 * polynomials whose slopes are those of parabolas through three neighbours. Beyond the last age they go on along a line.
 */
final class AgeResponse {
    private final List<Double> ages = new ArrayList<>();

    /** What was seen at each age, shape [ages][channels][terms of the season]. */
    private final List<double[][]> seen = new ArrayList<>();

    /** Keeps what was seen at an age; ages may come in any order. */
    void put(double age, double[][] coefficients) {
        int at = 0;
        while (at < ages.size() && ages.get(at) < age) {
            at++;
        }
        ages.add(at, age);
        seen.add(at, coefficients);
    }

    int size() {
        return ages.size();
    }

    double last() {
        return ages.get(ages.size() - 1);
    }

    /** Middle of the widest interval between two ages up to a limit. */
    double middleOfWidest(double limit) {
        double widest = 0;
        double middle = last();
        for (int i = 1; i < ages.size() && ages.get(i - 1) < limit; i++) {
            double width = Math.min(limit, ages.get(i)) - ages.get(i - 1);
            if (width > widest) {
                widest = width;
                middle = ages.get(i - 1) + 0.5 * width;
            }
        }
        return middle;
    }

    /**
     * @param age age
     * @param channels how many channels
     * @param terms how many terms each has
     * @param out coefficients at that age, shape [channels][terms]; modified
     */
    void at(double age, int channels, int terms, double[][] out) {
        double[] weight = weights(age);
        for (int c = 0; c < channels; c++) {
            for (int j = 0; j < terms; j++) {
                double sum = 0;
                for (int a = 0; a < weight.length; a++) {
                    sum += weight[a] * seen.get(a)[c][j];
                }
                out[c][j] = sum;
            }
        }
    }

    /** What each of the ages counts at another one; the sum is 1. */
    private double[] weights(double age) {
        int n = ages.size();
        double[] weight = new double[n];
        if (n == 1 || age <= ages.get(0)) {
            weight[0] = 1;
            return weight;
        }
        if (age >= last()) {
            weight[n - 1] = 1;
            addSlope(weight, n - 1, age - last());
            return weight;
        }
        int i = 0;
        while (age > ages.get(i + 1)) {
            i++;
        }
        double h = ages.get(i + 1) - ages.get(i);
        double t = (age - ages.get(i)) / h;
        double r = 1 - t;
        weight[i] += r * r * (1 + 2 * t);
        weight[i + 1] += t * t * (1 + 2 * r);
        addSlope(weight, i, h * t * r * r);
        addSlope(weight, i + 1, -h * t * t * r);
        return weight;
    }

    /** Adds a multiple of the slope at an age. */
    private void addSlope(double[] weight, int i, double times) {
        int n = ages.size();
        if (n == 2) {
            double h = ages.get(1) - ages.get(0);
            weight[0] -= times / h;
            weight[1] += times / h;
            return;
        }
        // derivative at node i of the parabola through three neighbours
        int middle = Math.max(1, Math.min(n - 2, i));
        double x = ages.get(i);
        double a = ages.get(middle - 1);
        double b = ages.get(middle);
        double c = ages.get(middle + 1);
        weight[middle - 1] += times * (2 * x - b - c) / ((a - b) * (a - c));
        weight[middle] += times * (2 * x - a - c) / ((b - a) * (b - c));
        weight[middle + 1] += times * (2 * x - a - b) / ((c - a) * (c - b));
    }
}
