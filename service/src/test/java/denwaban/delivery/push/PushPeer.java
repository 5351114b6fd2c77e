package denwaban.delivery.push;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// What a browser makes for a subscription, and the opening of what is sent to it by another
/// implementation than ours: the `http_ece` package under Node (RFC 8291).
public final class PushPeer {

  private static final Path PACKAGES = Path.of("../web");

  private static final String OPEN =
      """
      const ece = require("http_ece");
      const crypto = require("crypto");
      const [d, auth, body] = process.argv.slice(1);
      const receiver = crypto.createECDH("prime256v1");
      receiver.setPrivateKey(Buffer.from(d, "base64url"));
      console.log(ece.decrypt(Buffer.from(body, "base64"), { version: "aes128gcm", privateKey: receiver,
        authSecret: auth }).toString());
      """;

  private final ECKey key;
  private final byte[] auth = "0123456789abcdef".getBytes(US_ASCII);

  private PushPeer(ECKey key) {
    this.key = key;
  }

  public static PushPeer make() throws JOSEException {
    return new PushPeer(new ECKeyGenerator(Curve.P_256).generate());
  }

  /// The parts of a subscription, base64url without padding.
  ///
  /// @param endpoint that the push service gave
  public Map<String, String> subscription(String endpoint) {
    return Map.of("endpoint", endpoint, "p256dh", text(point()), "auth", text(auth));
  }

  /// What it said, and what went wrong.
  public String open(byte[] sealed) throws IOException, InterruptedException {
    var body = Base64.getEncoder().encodeToString(sealed);
    // what is random may begin with a dash, and is no option for that
    var command = new ArrayList<>(List.of("node", "-e", OPEN, "--"));
    command.addAll(List.of(key.getD().toString(), text(auth), body));
    var process =
        new ProcessBuilder(command).directory(PACKAGES.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    return said;
  }

  private byte[] point() {
    var x = key.getX().decode();
    var y = key.getY().decode();
    return ByteBuffer.allocate(65).put((byte) 4).put(x).put(y).array();
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
