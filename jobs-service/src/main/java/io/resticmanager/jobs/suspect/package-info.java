/** Backups that succeeded and are not trusted all the same, until somebody has looked. */
@NullMarked
package io.resticmanager.jobs.suspect;

import org.jspecify.annotations.NullMarked;
