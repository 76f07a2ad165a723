/** What the tests of every module stand on: a real broker, a real storage server, data directories, the tools' places. */
@NullMarked
package io.resticmanager.platform.testkit;

import org.jspecify.annotations.NullMarked;
