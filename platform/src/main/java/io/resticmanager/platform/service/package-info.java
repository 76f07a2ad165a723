/** What a service is to the platform, its defaults, and how it starts and stops. */
@NullMarked
package io.resticmanager.platform.service;

import org.jspecify.annotations.NullMarked;
