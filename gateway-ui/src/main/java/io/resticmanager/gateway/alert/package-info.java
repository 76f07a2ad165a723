/** How the alerts of the whole fleet stand, for the mark in the navigation and the banner of the dashboard. */
@NullMarked
package io.resticmanager.gateway.alert;

import org.jspecify.annotations.NullMarked;
