package denwaban.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/// Where a database is and as whom to enter it.
///
/// @param url a JDBC URL without credentials, with at least one option
record Login(String url, String user, String password) {

  /// The same way in, under a name that others in the database see.
  Login as(String application) {
    // a server that is known to be no older than 9.0 is told the name at once, not after the login
    var name =
        "&assumeMinServerVersion=9.0&ApplicationName=" + URLEncoder.encode(application, UTF_8);
    return new Login(url + name, user, password);
  }

  /// Without the password.
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
