package io.resticmanager.platform.secret;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A column of sealed texts. @param key the column that names a row, of texts @param place which row of that key and column a
 * text is sealed to, as given to {@link SecretBox#seal}
 */
public record SealedColumn(String table, String key, String column, UnaryOperator<String> place) {

    /** What a service seals, for the rotation of keys: a bean with the service's name for each table with such columns. */
    public interface Source {

        List<SealedColumn> columns();
    }
}
