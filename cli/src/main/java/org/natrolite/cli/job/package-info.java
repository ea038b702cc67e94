/**
 * What a command needs to do its work in view of a person: progress, files and folders that appear whole, and fingerprints
 * by which finished work is known again.
 */
@NullMarked
package org.natrolite.cli.job;

import org.jspecify.annotations.NullMarked;
