/** What a command needs to do its work in view of a person: progress, and folders and files that appear whole. */
@NullMarked
package org.natrolite.cli.job;

import org.jspecify.annotations.NullMarked;
