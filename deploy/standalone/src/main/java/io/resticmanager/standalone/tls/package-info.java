/** The certificate of first start, and the pin by which agents know it. */
@NullMarked
package io.resticmanager.standalone.tls;

import org.jspecify.annotations.NullMarked;
