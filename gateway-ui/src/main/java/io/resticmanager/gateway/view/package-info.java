/** What the templates show: plain records with words and numbers already chosen. Pure: values in, values out. */
@NullMarked
package io.resticmanager.gateway.view;

import org.jspecify.annotations.NullMarked;
