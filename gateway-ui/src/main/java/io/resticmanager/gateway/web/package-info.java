/** What every request passes and every answer carries: addresses, origins, headers, the way to set-up, what was typed. */
@NullMarked
package io.resticmanager.gateway.web;

import org.jspecify.annotations.NullMarked;
