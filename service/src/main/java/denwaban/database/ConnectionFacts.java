package denwaban.database;

import denwaban.database.tenant.TenantTransactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How this program's own connection reaches the database, as the server sees it (pg_stat_ssl), and
/// where the server listens.
@Component
public final class ConnectionFacts {

  private static final String OWN =
      """
      select coalesce(host(inet_server_addr()), '') as address, s.ssl, s.version, s.cipher,
        coalesce(current_setting('listen_addresses', true), '') as listens
      from pg_stat_ssl s where s.pid = pg_backend_pid()
      """;

  private final JdbcClient db;
  private final TenantTransactions transactions;

  public ConnectionFacts(JdbcClient db, TenantTransactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /// @param address of the server's end; empty over a local socket
  /// @param version such as `TLSv1.3`; null without TLS
  /// @param listens what the server was told to listen at; empty where it does not tell
  public record Own(
      String address,
      boolean tls,
      @Nullable String version,
      @Nullable String cipher,
      String listens) {

    /// Whether it never leaves this machine.
    public boolean local() {
      return address.isEmpty() || address.startsWith("127.") || address.equals("::1");
    }

    /// Whether the server hears nothing but this machine.
    public boolean closed() {
      return listens.isEmpty()
          || java.util.Arrays.stream(listens.split(",", -1))
              .map(String::strip)
              .allMatch(it ->
                  it.isEmpty()
                      || it.equals("localhost")
                      || it.startsWith("127.")
                      || it.equals("::1"));
    }
  }

  /// Opens the office's scope.
  public Own own() {
    return transactions.office(() ->
        db.sql(OWN)
            .query((row, n) ->
                new Own(
                    row.getString("address"),
                    row.getBoolean("ssl"),
                    row.getString("version"),
                    row.getString("cipher"),
                    row.getString("listens")))
            .single());
  }
}
