package denwaban.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Another user's program, that listens where our database did.
@Timeout(30)
class ForeignServerTest {

  private static final int CLEARTEXT = 3;

  /// What the driver says after it was asked for its password as it is; -1 for nothing.
  private static int answer(ServerSocket server) {
    try (var socket = server.accept();
        var in = new DataInputStream(socket.getInputStream());
        var out = new DataOutputStream(socket.getOutputStream())) {
      for (var first = in.readInt(); first == 8; first = in.readInt()) {
        in.readInt();
        out.write('N'); // no TLS here
      }
      in.skipNBytes(in.available());
      out.write('R');
      out.writeInt(8);
      out.writeInt(CLEARTEXT);
      return in.read();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void is_not_told_the_password() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var said = CompletableFuture.supplyAsync(() -> answer(server));
      var url = EmbeddedPostgres.url(server.getLocalPort(), "denwaban");
      assertThatThrownBy(() -> DriverManager.getConnection(url, Logins.APP, "secret"))
          .isInstanceOf(SQLException.class);
      assertThat(said.get(20, TimeUnit.SECONDS)).isNotEqualTo('p');
    }
  }
}
