package denwaban.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.open.Lang;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// `denwaban-witness`: a witness for logs, until it is ended. Exit codes: 0 ended, 1 refused, 64
/// not understood.
public final class Main {

  static final int ENDED = 0;
  static final int REFUSED = 1;
  static final int USAGE = 64;

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    var out = new PrintStream(System.out, true, UTF_8);
    var err = new PrintStream(System.err, true, UTF_8);
    var started = start(args, out, err, Clock.systemUTC());
    if (started.server().isEmpty()) {
      System.exit(started.code());
    }
    new CountDownLatch(1).await();
  }

  /// @param server empty if there is none, with the code that says why
  record Started(int code, Optional<Server> server, Optional<Folder> folder)
      implements AutoCloseable {

    static Started not(int code) {
      return new Started(code, Optional.empty(), Optional.empty());
    }

    @Override
    public void close() throws IOException {
      server.ifPresent(Server::close);
      if (folder.isPresent()) {
        folder.get().close();
      }
    }
  }

  static Started start(String[] args, PrintStream out, PrintStream err, InstantSource clock) {
    var lang = Options.lang(args);
    Options options;
    try {
      options = Options.parse(args);
    } catch (IllegalArgumentException e) {
      err.println(Usage.of(lang));
      return Started.not(USAGE);
    }
    if (!options.isSafe()) {
      err.println(
          lang.of(
              "ループバック以外で待つには、--tls か --behind-proxy が必要です。",
              "To listen beyond loopback, give --tls or --behind-proxy."));
      return Started.not(REFUSED);
    }
    try {
      var folder = Folder.open(options.folder());
      if (folder.isPresent()) {
        var started = serve(options, folder.get(), lang, out, err, clock);
        if (started.server().isEmpty()) {
          folder.get().close();
        }
        return started;
      }
      err.println(lang.of("このフォルダーは別の証人が使っています。", "Another witness is using this folder."));
    } catch (IllegalArgumentException e) {
      err.println(
          lang.of("フォルダーの中身が正しくありません：", "Something in the folder is not right: ") + e.getMessage());
    } catch (GeneralSecurityException e) {
      err.println(lang.of("証明書を使えません。", "The certificate cannot be used."));
    } catch (IOException e) {
      err.println(
          lang.of(
              "フォルダーを読み書きできないか、その番地で待てません。",
              "The folder cannot be used, or the address is taken."));
    }
    return Started.not(REFUSED);
  }

  private static Started serve(
      Options options,
      Folder folder,
      Lang lang,
      PrintStream out,
      PrintStream err,
      InstantSource clock)
      throws IOException, GeneralSecurityException {
    try {
      var witness = new Witness(folder, options.name(), clock);
      witness.keys().forEach(key -> out.println(key.vkey()));
      if (witness.logs() == 0) {
        err.println(
            lang.of(
                "logs というファイルに記録の鍵を書き、もう一度始めてください。",
                "Write the keys of logs into the file `logs`, and start again."));
        return Started.not(REFUSED);
      }
      var server = new Server(witness, options.listen(), tls(options));
      out.println("ready " + text(server.address()));
      return new Started(ENDED, Optional.of(server), Optional.of(folder));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  private static @Nullable SSLContext tls(Options options)
      throws IOException, GeneralSecurityException {
    var file = options.tls();
    var passwordFile = options.tlsPassword();
    if (file == null || passwordFile == null) {
      return null;
    }
    var password = Files.readString(passwordFile).strip().toCharArray();
    var store = KeyStore.getInstance(file.toFile(), password);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
