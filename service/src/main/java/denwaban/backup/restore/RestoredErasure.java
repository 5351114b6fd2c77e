package denwaban.backup.restore;

import denwaban.backup.place.Erased;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Port: takes out of a restored database what was erased after the backup, before anybody may
/// start on it. Payload files and keys are not its matter: a restore does not bring them.
public interface RestoredErasure {

  /// Called for each day, in one transaction of a connection that steps over every scope. What is
  /// not there is no trouble.
  ///
  /// @param listed all that a day lists, in the order in which it was written
  void erase(Connection database, List<Erased> listed) throws SQLException;
}
