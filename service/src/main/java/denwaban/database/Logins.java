package denwaban.database;

/// The two ways into our database.
///
/// @param owner owns the tables and runs migrations, nothing else
/// @param app reads and writes rows inside the scope; owns nothing
record Logins(Login owner, Login app) {

  static final String OWNER = "denwaban_owner";
  static final String APP = "denwaban_app";
}
