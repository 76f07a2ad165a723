/** How each host's repository is: its size over time, its checks, its locks. */
@NullMarked
package io.resticmanager.jobs.repository;

import org.jspecify.annotations.NullMarked;
