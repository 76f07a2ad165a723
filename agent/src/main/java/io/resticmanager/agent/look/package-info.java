/** What is looked up for the hub at once, beside the jobs: folders of snapshots, names in them, free space, a repository. */
@NullMarked
package io.resticmanager.agent.look;

import org.jspecify.annotations.NullMarked;
