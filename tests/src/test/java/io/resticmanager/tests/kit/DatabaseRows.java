package io.resticmanager.tests.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/** Every row of every table of a database that nobody writes to just now, to be compared with those of another. */
public final class DatabaseRows {

    private DatabaseRows() {}

    /** By table, the rows in an order of their own. */
    public static Map<String, List<String>> of(Path database) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement();
                var names = statement.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
            var tables = new TreeMap<String, List<String>>();
            while (names.next()) {
                tables.put(names.getString(1), rows(connection, names.getString(1)));
            }
            return tables;
        }
    }

    /** The same of one in a copy of the state. @param folder where it may be unpacked */
    public static Map<String, List<String>> ofCopy(Path copy, String name, Path folder) throws Exception {
        try (var zip = new ZipFile(copy.toFile()); var content = zip.getInputStream(zip.getEntry(name))) {
            var unpacked = folder.resolve(name);
            Files.copy(content, unpacked);
            return of(unpacked);
        }
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(row(rows));
            }
            all.sort(null);
            return all;
        }
    }

    private static String row(ResultSet rows) throws SQLException {
        var text = new StringBuilder();
        for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            var value = rows.getObject(column);
            text.append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value).append('|');
        }
        return text.toString();
    }
}
