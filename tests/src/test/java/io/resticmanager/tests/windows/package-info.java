/** What can be said of the Windows scripts where there is no Windows: they are parsed, and their trees are judged. */
@NullMarked
package io.resticmanager.tests.windows;

import org.jspecify.annotations.NullMarked;
