package denwaban.probe.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Ids;
import denwaban.network.AddressBlocks;
import denwaban.probe.AccessPath;
import denwaban.probe.AttemptResult;
import denwaban.probe.ControlFailed;
import denwaban.probe.Observations;
import denwaban.probe.Outsider;
import denwaban.probe.Prober;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// SIP over UDP from an address that is no trunk: it can neither register nor ring, and gets no
/// answer, since an answer would go to whatever address the sender forged. That the edge is there
/// shows in its answer to OPTIONS from its own address, before the silence and after.
///
/// The number that an INVITE asks for is none, so that nothing could ring even if it came in.
@Component
@Order(4)
public final class SipProber implements Prober {

  private static final String SILENCE = "no-answer";
  private static final int PATIENCE = (int) Duration.ofSeconds(3).toMillis();
  private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 ([1-6]\\d\\d) ");
  private static final Pattern TO = Pattern.compile("(?im)^(?:to|t)\\s*:\\s*(.+?)\\s*$");

  private final Environment environment;
  private final Ids ids;

  public SipProber(Environment environment, Ids ids) {
    this.environment = environment;
    this.ids = ids;
  }

  /// @param source an address of this machine
  private record Caller(InetAddress source, InetSocketAddress edge) {}

  @Override
  public void probe(Outsider here, Observations observations) {
    var name = "UDP " + port();
    if (port() == 0) {
      observations.skipped(AccessPath.SIP, name, "all-of-it", SILENCE, "switched-off");
      return;
    }
    observations.attempt(AccessPath.SIP, name, "register", SILENCE, () -> tried(here, "REGISTER"));
    observations.attempt(AccessPath.SIP, name, "invite", SILENCE, () -> tried(here, "INVITE"));
  }

  private int port() {
    return environment.getProperty("denwaban.sip.port", Integer.class, 5060);
  }

  private AttemptResult tried(Outsider here, String method) throws IOException {
    var caller = stranger(here);
    if (caller.isEmpty()) {
      return AttemptResult.notTried("each-address-here-is-a-trunk");
    }
    alive(caller.get().edge());
    try {
      var status = status(caller.get(), method);
      return status >= 500
          ? AttemptResult.notTried(Integer.toString(status))
          : AttemptResult.open(Integer.toString(status));
    } catch (SocketTimeoutException silence) {
      alive(caller.get().edge());
      return AttemptResult.refused(SILENCE);
    }
  }

  private void alive(InetSocketAddress edge) throws IOException {
    var options = status(new Caller(edge.getAddress(), edge), "OPTIONS");
    if (options != 200) {
      throw new ControlFailed(Integer.toString(options));
    }
  }

  private Optional<Caller> stranger(Outsider here) throws SocketException {
    var host = environment.getProperty("denwaban.sip.host", "127.0.0.1");
    var edge = new InetSocketAddress(InetAddress.ofLiteral(host), port());
    var trunks =
        AddressBlocks.of(
            Binder.get(environment)
                .bind("denwaban.sip.trunks", Bindable.listOf(String.class))
                .orElse(List.of("127.0.0.0/8", "::1")));
    var own =
        NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
    return Stream.concat(Stream.of(InetAddress.ofLiteral(here.address())), own.stream())
        .filter(it -> it.getAddress().length == edge.getAddress().getAddress().length)
        .filter(it -> !it.isLinkLocalAddress() && !trunks.include(it))
        .findFirst()
        .map(it -> new Caller(it, edge));
  }

  /// The final answer's status.
  ///
  /// @throws SocketTimeoutException if none comes
  private int status(Caller caller, String method) throws IOException {
    try (var socket = new DatagramSocket(new InetSocketAddress(caller.source(), 0))) {
      socket.connect(caller.edge());
      socket.setSoTimeout(PATIENCE);
      var branch = "z9hG4bK" + ids.next();
      var call = ids.next().toString();
      send(socket, message(socket, method, branch, call, "<sip:probe@probe.invalid>"));
      while (true) {
        var packet = new DatagramPacket(new byte[8192], 8192);
        socket.receive(packet);
        var answer = new String(packet.getData(), 0, packet.getLength(), UTF_8);
        var status = STATUS.matcher(answer);
        if (!status.lookingAt()) {
          throw new IOException("not SIP");
        }
        var code = Integer.parseInt(status.group(1));
        if (code >= 200) {
          if (method.equals("INVITE")) {
            // RFC 3261 section 17.1.1.3: or it is told again for half a minute
            var to = TO.matcher(answer);
            send(socket, message(socket, "ACK", branch, call, to.find() ? to.group(1) : ""));
          }
          return code;
        }
      }
    }
  }

  private static void send(DatagramSocket socket, String message) throws IOException {
    var bytes = message.getBytes(UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length));
  }

  private static String message(
      DatagramSocket socket, String method, String branch, String call, String to) {
    var from = host(socket.getLocalAddress()) + ":" + socket.getLocalPort();
    var edge = host(socket.getInetAddress()) + ":" + socket.getPort();
    return String.join(
        "\r\n",
        method + " sip:probe@" + edge + " SIP/2.0",
        "Via: SIP/2.0/UDP " + from + ";branch=" + branch,
        "Max-Forwards: 70",
        "From: <sip:probe@probe.invalid>;tag=probe",
        "To: " + to,
        "Call-ID: " + call,
        "CSeq: 1 " + method,
        "Contact: <sip:probe@" + from + ">",
        "User-Agent: denwaban-probe",
        "Content-Length: 0",
        "",
        "");
  }

  private static String host(InetAddress address) {
    var text = address.getHostAddress();
    return address.getAddress().length == 4 ? text : "[" + text.replaceAll("%.*", "") + "]";
  }
}
