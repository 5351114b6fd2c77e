package denwaban.database;

/// Where a database is and as whom to enter it.
///
/// @param url a JDBC URL without credentials
record Login(String url, String user, String password) {

  /// Without the password.
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
