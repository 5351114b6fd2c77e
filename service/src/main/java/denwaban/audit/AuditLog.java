package denwaban.audit;

import org.springframework.stereotype.Component;

/// The door of the log: called inside the transaction of the deed, so that both exist or neither.
@Component
public class AuditLog {

  /// Appends one deed. It becomes part of the log when the surrounding transaction commits.
  ///
  /// @throws IllegalStateException outside a transaction: the deed could exist without its entry
  /// @throws org.springframework.dao.DataAccessException if the log is away; the deed must not be
  ///   done
  public void append(Entry entry) {
    throw new UnsupportedOperationException();
  }
}
