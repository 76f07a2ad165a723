package io.resticmanager.gateway.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

import io.resticmanager.gateway.restore.Selection.Share;
import org.junit.jupiter.api.Test;

final class SelectionTest {

    private static final Map<String, List<String>> TREE = Map.of("/", List.of("etc", "srv"), "/srv",
            List.of("a", "b", "www"), "/srv/www", List.of("x", "y"), "/etc", List.of("hosts"));

    @Test
    void aFolderIsAllThatIsBelowItOpenedOrNot() {
        var chosen = Selection.NOTHING.with("/srv/www", Picked.FOLDER);

        assertThat(chosen.of("/srv/www")).isEqualTo(Share.all);
        assertThat(chosen.of("/srv/www/deep/down")).isEqualTo(Share.all);
        assertThat(chosen.of("/srv")).isEqualTo(Share.some);
        assertThat(chosen.of("/")).isEqualTo(Share.some);
        assertThat(chosen.of("/srv/www2")).as("another folder whose name begins alike").isEqualTo(Share.none);
        assertThat(chosen.of("/sr")).isEqualTo(Share.none);
    }

    @Test
    void aFolderTakesThePlaceOfWhatWasChosenBelowItAndNothingIsNamedTwice() {
        var chosen = Selection.NOTHING.with("/srv/a", Picked.file(1)).with("/srv/www/x", Picked.file(2))
                .with("/srv-2", Picked.file(4)).with("/srv", Picked.FOLDER).with("/srv/b", Picked.file(3));

        assertThat(chosen.paths()).containsExactly("/srv", "/srv-2");
    }

    @Test
    void aChildThatIsTakenOutLeavesWhatIsBesideItAtEveryLevel() {
        var left = Selection.NOTHING.with("/", Picked.FOLDER).minus("/srv/www/x", SelectionTest::within).orElseThrow();

        assertThat(left.paths()).containsExactly("/etc", "/srv/a", "/srv/b", "/srv/www/y");
        assertThat(left.of("/srv/www")).isEqualTo(Share.some);
        assertThat(left.of("/srv/www/x")).isEqualTo(Share.none);
    }

    @Test
    void aFolderThatIsPartlyChosenIsTakenOutAsAWhole() {
        var left = Selection.NOTHING.with("/srv/www/x", Picked.file(1)).with("/etc", Picked.FOLDER)
                .minus("/srv", SelectionTest::within).orElseThrow();

        assertThat(left.paths()).containsExactly("/etc");
    }

    @Test
    void whatCanNotBeNamedOneByOneStaysChosen() {
        var chosen = Selection.NOTHING.with("/srv", Picked.FOLDER);

        assertThat(chosen.minus("/srv/a", _ -> Optional.empty())).isEmpty();
        assertThat(chosen.minus("/srv", _ -> Optional.empty()).orElseThrow().isEmpty()).isTrue();
    }

    @Test
    void whateverIsPressedEveryFileIsChosenExactlyWhenItsBoxSaysSo() {
        for (var seed = 0; seed < 300; seed++) {
            var dice = new Random(seed);
            var all = paths("/");
            var expected = new TreeSet<String>();
            var chosen = Selection.NOTHING;
            for (var press = 0; press < 12; press++) {
                var path = all.get(dice.nextInt(all.size()));
                var below = leaves(path);
                if (chosen.of(path) == Share.all) {
                    chosen = chosen.minus(path, SelectionTest::within).orElseThrow();
                    expected.removeAll(below);
                } else {
                    chosen = chosen.with(path, Picked.FOLDER);
                    expected.addAll(below);
                }
            }
            for (var leaf : leaves("/")) {
                assertThat(chosen.of(leaf)).as("seed %d, %s", seed, leaf)
                        .isEqualTo(expected.contains(leaf) ? Share.all : Share.none);
            }
            var paths = chosen.paths();
            assertThat(paths).noneMatch(one -> paths.stream()
                    .anyMatch(other -> !one.equals(other) && SnapshotPath.within(one, other)));
        }
    }

    private static List<String> paths(String from) {
        var all = new ArrayList<>(List.of(from));
        TREE.getOrDefault(from, List.of()).forEach(name -> all.addAll(paths(SnapshotPath.child(from, name))));
        return all;
    }

    private static List<String> leaves(String from) {
        return paths(from).stream().filter(path -> !TREE.containsKey(path)).toList();
    }

    private static Optional<Map<String, Picked>> within(String folder) {
        var children = new LinkedHashMap<String, Picked>();
        TREE.get(folder).forEach(name -> {
            var path = SnapshotPath.child(folder, name);
            children.put(path, TREE.containsKey(path) ? Picked.FOLDER : Picked.file(1));
        });
        return Optional.of(children);
    }
}
