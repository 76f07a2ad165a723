package io.resticmanager.gateway.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.restore.Need.Room;
import org.junit.jupiter.api.Test;

/** How much a restore needs, and what stands in its way. */
final class RestoreRulesTest {

    private static final long GIB = 1L << 30;
    private static final HostStory ADA = HostStory.of("ada", Presence.online);
    private static final Selection SRV = Selection.NOTHING.with("/srv/www", Picked.FOLDER);

    @Test
    void filesAreCountedExactlyAndFoldersAtMostAsTheWholeSnapshot() {
        var files = Selection.NOTHING.with("/a", Picked.file(GIB)).with("/b", Picked.file(2 * GIB));

        assertThat(Need.of(files, 9 * GIB)).isEqualTo(new Need(3 * GIB, 3 * GIB));
        assertThat(Need.of(files, 9 * GIB).words()).isEqualTo("about 3.0 GiB");
        var mixed = Need.of(files.with("/srv", Picked.FOLDER), 9 * GIB);
        assertThat(mixed).isEqualTo(new Need(3 * GIB, 9 * GIB));
        assertThat(mixed.words()).isEqualTo("3.0 GiB to 9.0 GiB, the whole snapshot");
        assertThat(Need.of(SRV, null).words()).isEqualTo("an amount that is not known");
        assertThat(Need.of(Selection.NOTHING.with("/", Picked.FOLDER), 9 * GIB).words()).isEqualTo("about 9.0 GiB");
    }

    @Test
    void roomIsEnoughShortOrNotSure() {
        var need = new Need(3 * GIB, 9 * GIB);

        assertThat(need.in(10 * GIB)).isEqualTo(Room.enough);
        assertThat(need.in(5 * GIB)).isEqualTo(Room.not_sure);
        assertThat(need.in(2 * GIB)).isEqualTo(Room.short_of_it);
        assertThat(new Need(0, null).in(5 * GIB)).isEqualTo(Room.not_sure);
    }

    @Test
    void withoutAPolicyNothingIsRefused() {
        assertThat(to(ADA.host(), Mode.in_place).refusals(SRV)).isEmpty();
        assertThat(to(ADA.host(), Mode.new_directory).refusals(SRV)).isEmpty();
    }

    @Test
    void inPlaceOnlyWhereThePolicyAllowsToRestore() {
        var roots = policy(List.of("restore"), List.of("/var/restic-restore", "/srv/www"));

        assertThat(to(roots, Mode.in_place).refusals(SRV)).isEmpty();
        assertThat(to(roots, Mode.in_place).refusals(Selection.NOTHING.with("/srv/www2", Picked.FOLDER)))
                .singleElement().asString().contains("/srv/www2", "policy allow-restore");
        assertThat(to(roots, Mode.new_directory).refusals(Selection.NOTHING.with("/etc", Picked.FOLDER))).isEmpty();
    }

    @Test
    void aKindThatIsNotAllowedAndNoRootAtAllAreTold() {
        assertThat(to(policy(List.of("backup"), List.of("/srv")), Mode.new_directory).refusals(SRV)).singleElement()
                .asString().contains("does not allow restores");
        assertThat(to(policy(List.of("restore"), List.of()), Mode.new_directory).refusals(SRV)).singleElement()
                .asString().contains("no directory to restore into");
        assertThat(to(policy(List.of(), List.of()), Mode.new_directory).refusals(SRV)).singleElement().asString()
                .contains("nothing at all");
    }

    @Test
    void anotherHostNeedsTheServerOfTheSource() {
        var bob = HostStory.of("bob", Presence.online)
                .allowing(new LocalPolicy(true, List.of("restore"), List.of("/var/restic-restore"), List.of(),
                        List.of("elsewhere.example")))
                .host();

        assertThat(new Target(ADA.host(), bob, Mode.new_directory, "always").refusals(SRV)).singleElement().asString()
                .contains("bob will refuse it", "backup.example");
    }

    @Test
    void everythingAtOnceIsNotPutBackInPlace() {
        assertThat(to(ADA.host(), Mode.in_place).refusals(Selection.NOTHING.with("/", Picked.FOLDER))).singleElement()
                .asString().contains("Choose the folders");
    }

    @Test
    void whatIsOverwrittenIsAChoiceFromRestic017On() {
        assertThat(to(ADA.having("0.17.0").host(), Mode.in_place).overwriteOption()).isEqualTo("never");
        assertThat(to(ADA.having("0.16.5").host(), Mode.in_place).overwriteOption()).isNull();
        assertThat(to(ADA.having("0.14.0").host(), Mode.in_place).noChoice()).contains("0.14.0", "0.17");
        assertThat(to(ADA.having(null).host(), Mode.in_place).overwriteOption()).isNull();
        assertThat(to(ADA.having("0.18.0").host(), Mode.new_directory).overwriteOption()).isNull();
    }

    private static Target to(HubHost host, Mode mode) {
        return new Target(host, host, mode, "never");
    }

    private static HubHost policy(List<String> kinds, List<String> roots) {
        return ADA.allowing(new LocalPolicy(true, kinds, roots, List.of(), List.of())).host();
    }
}
