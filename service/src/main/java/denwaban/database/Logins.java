package denwaban.database;

import java.util.List;

/// The ways into our database.
///
/// @param owner owns the tables and runs migrations, nothing else
/// @param app reads and writes rows inside the scope; owns nothing
/// @param eraser deletes what is due inside the scope, and reads ids alone
/// @param verifier reads ids inside the scope, and writes nothing
public record Logins(Login owner, Login app, Login eraser, Login verifier) {

  static final String OWNER = "denwaban_owner";
  static final String APP = "denwaban_app";
  static final String ERASER = "denwaban_eraser";
  static final String VERIFIER = "denwaban_verifier";

  /// Roles with a password. Their names are no secret.
  public static final List<String> ROLES = List.of(OWNER, APP, ERASER, VERIFIER);
}
