package denwaban.vault;

import denwaban.kernel.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;

/// A header as it is put into the table.
///
/// @param n of its segment
/// @param startMs where the segment begins, in milliseconds
/// @param sha256 of the header
/// @param kek name of the key that it is wrapped under
public record HeaderRow(int n, long startMs, Bytes sha256, String kek, Bytes wrapped) {

  /// From a row that has its five columns.
  static HeaderRow of(ResultSet row) throws SQLException {
    return new HeaderRow(
        row.getInt("n"),
        row.getLong("start_ms"),
        Bytes.of(row.getBytes("sha256")),
        row.getString("kek"),
        Bytes.of(row.getBytes("wrapped")));
  }
}
