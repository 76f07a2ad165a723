/** What people read, held against what there is. */
@NullMarked
package io.resticmanager.platform.docs;

import org.jspecify.annotations.NullMarked;
