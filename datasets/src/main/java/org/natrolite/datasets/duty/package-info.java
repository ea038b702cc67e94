/**
 * Duties: what is asked of a cell over a day or a year, to be repeated.
 *
 * <p>A duty file is CSV (or the Battery Data Format), plain or packed with gzip, with {@code Time / s} (or {@code Test
 * Time / s}), exactly one of {@code Power / W}, {@code Current / A}, {@code C-rate / 1} and {@code SOC / 1} (positive
 * charges the cell), and possibly {@code Ambient Temperature / degC}:
 *
 * <pre>{@code
 * Time / s,Power / W,Ambient Temperature / degC
 * 0,0,18
 * 36000,12.5,24
 * 50400,0,26
 * 64800,-15,22
 * 75600,0,19
 * }</pre>
 *
 * <p>Row i holds until row i + 1. The last row holds for the median of all intervals; then the duty starts again, so
 * its period is the time from the first row to the last plus that median. A file with both {@code Voltage / V} and
 * {@code Current / A} is a measurement: it passes the checks of one, its current drives, and the rest is left out with
 * a warning. Other units of these quantities are converted, other columns need a mapping.
 *
 * <p>{@link org.natrolite.datasets.duty.DutyLibrary} has duties by rule and seed instead of by file, in power per nominal
 * energy (1/h, which is about the C-rate). Its rules go by the book of a store that keeps 90 % of what it is charged with,
 * so that each can be repeated for ever; a cell that loses less drifts up until it refuses some charge. {@link
 * org.natrolite.datasets.duty.DutyStatistics} counts what that store lives through, here with the standard seed:
 *
 * <table>
 * <caption>Period, equivalent full cycles (EFC) a year, largest powers, time at rest, and which share of the EFC is done in
 * cycles of which depth</caption>
 * <tr><th>id</th><th>days</th><th>EFC a year</th><th>charge, 1/h</th><th>discharge, 1/h</th><th>rest, %</th>
 * <th>depth to 1 %: %</th><th>to 5 %</th><th>to 20 %</th><th>to 50 %</th><th>to 100 %</th></tr>
 * <tr><td>grid-daily</td><td>1</td><td>308.2</td><td>0.30</td><td>0.20</td><td>60.4</td><td>0.0</td><td>0.0</td><td>0.0</td><td>0.0</td><td>100.0</td></tr>
 * <tr><td>peak-shaving-daily</td><td>1</td><td>192.6</td><td>0.12</td><td>0.25</td><td>70.8</td><td>0.0</td><td>0.0</td><td>0.0</td><td>100.0</td><td>0.0</td></tr>
 * <tr><td>grid-seasonal</td><td>365</td><td>231.2</td><td>0.30</td><td>0.20</td><td>60.4</td><td>0.0</td><td>0.0</td><td>0.0</td><td>24.2</td><td>75.8</td></tr>
 * <tr><td>frequency-regulation</td><td>7</td><td>657.4</td><td>0.50</td><td>0.50</td><td>0.0</td><td>8.4</td><td>20.8</td><td>52.1</td><td>18.7</td><td>0.0</td></tr>
 * <tr><td>frequency-containment</td><td>7</td><td>259.8</td><td>0.33</td><td>0.31</td><td>30.3</td><td>18.2</td><td>26.5</td><td>55.2</td><td>0.0</td><td>0.0</td></tr>
 * <tr><td>peak-shaving</td><td>7</td><td>114.9</td><td>0.15</td><td>0.46</td><td>86.7</td><td>0.0</td><td>0.0</td><td>0.0</td><td>43.8</td><td>56.2</td></tr>
 * <tr><td>solar-shifting</td><td>7</td><td>277.2</td><td>0.26</td><td>0.20</td><td>50.4</td><td>0.0</td><td>0.0</td><td>0.0</td><td>9.2</td><td>90.8</td></tr>
 * <tr><td>backup-reserve</td><td>365</td><td>1.9</td><td>0.10</td><td>0.50</td><td>99.7</td><td>0.0</td><td>0.0</td><td>74.9</td><td>25.1</td><td>0.0</td></tr>
 * <tr><td>hyperscale-stacked</td><td>28</td><td>219.5</td><td>0.17</td><td>0.50</td><td>0.7</td><td>12.6</td><td>32.1</td><td>7.6</td><td>47.7</td><td>0.0</td></tr>
 * <tr><td>ai-training</td><td>1</td><td>91.7</td><td>0.20</td><td>2.00</td><td>93.9</td><td>100.0</td><td>0.0</td><td>0.0</td><td>0.0</td><td>0.0</td></tr>
 * <tr><td>factory-behind-the-meter</td><td>7</td><td>177.6</td><td>0.30</td><td>0.28</td><td>64.6</td><td>0.2</td><td>0.3</td><td>10.8</td><td>21.4</td><td>67.3</td></tr>
 * <tr><td>microgrid</td><td>7</td><td>260.4</td><td>0.19</td><td>0.09</td><td>14.1</td><td>1.0</td><td>1.4</td><td>0.0</td><td>27.0</td><td>70.7</td></tr>
 * <tr><td>vehicle-to-grid</td><td>7</td><td>160.0</td><td>0.12</td><td>0.17</td><td>66.3</td><td>0.0</td><td>0.0</td><td>3.5</td><td>96.5</td><td>0.0</td></tr>
 * <tr><td>drive-cycle</td><td>1</td><td>73.1</td><td>0.99</td><td>2.00</td><td>83.4</td><td>15.0</td><td>0.0</td><td>85.0</td><td>0.0</td><td>0.0</td></tr>
 * </table>
 */
@NullMarked
package org.natrolite.datasets.duty;

import org.jspecify.annotations.NullMarked;
