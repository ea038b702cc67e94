/**
 * The shelf: equations of cells, their ageing and the systems made of them, with a catalogue of
 * chemistries in which each number says where it comes from. Current and power are positive when
 * they charge the cell.
 */
@NullMarked
package org.natrolite.models;

import org.jspecify.annotations.NullMarked;
