package denwaban.call.sip;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.stack.ConnectionOrientedMessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.NioTlsMessageChannel;
import gov.nist.javax.sip.stack.NioTlsMessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import gov.nist.javax.sip.stack.UDPMessageProcessor;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.LinkedBlockingQueue;

/// UDP, TCP and TLS, read with care.
///
/// The stack allocates whatever a `Content-Length` says, on the one thread that reads all
/// connections: a single line of 2,147,483,647 ended TCP for everybody (seen). Here such a line
/// closes its own connection, and no error leaves it.
///
/// Two workers that read a connection's first two messages at once each put it into the stack's
/// table, and the second closed what it found there: the connection itself (seen, once in a
/// thousand). A connection that is in the table already is left alone.
///
/// Strangers are dropped where the bytes arrive. The stack never opens a connection: to answer is
/// no reason for one, and what *we* have to say goes by [DirectSender].
final class CarefulProcessors implements MessageProcessorFactory {

  private static final org.slf4j.Logger LOG =
      org.slf4j.LoggerFactory.getLogger(CarefulProcessors.class);

  /// Per read of 4,096 bytes, which hold fewer than 200 records of TLS; each takes up to two turns.
  private static final int MOST_TURNS = 500;

  /// Datagrams that wait for a worker. Each holds a buffer of [CarefulParsers#MAX_MESSAGE].
  static final int MOST_WAITING = 500;

  /// Whether the stack sends datagrams from the port that it listens on, as RFC 3581 section 4 and
  /// every firewall want, or each from a socket of its own. Only its own factory can say so.
  private static final VarHandle FROM_OWN_PORT = fromOwnPort();

  private final SourceFilter sources;
  private final Connections connections;

  CarefulProcessors(SourceFilter sources, Connections connections) {
    this.sources = sources;
    this.connections = connections;
  }

  @Override
  public MessageProcessor createMessageProcessor(
      SIPTransactionStack stack, InetAddress address, int port, String transport)
      throws IOException {
    return switch (transport.toUpperCase(java.util.Locale.ROOT)) {
      case "UDP" -> {
        FROM_OWN_PORT.set(stack, true);
        yield new Udp(address, stack, port, sources);
      }
      case "TCP" -> new Tcp(address, stack, port, connections);
      case "TLS" -> new Tls(address, stack, port, connections);
      default -> throw new IOException("no such transport here");
    };
  }

  private static VarHandle fromOwnPort() {
    try {
      return MethodHandles.privateLookupIn(SIPTransactionStack.class, MethodHandles.lookup())
          .findVarHandle(SIPTransactionStack.class, "udpFlag", boolean.class);
    } catch (ReflectiveOperationException otherVersion) {
      throw new ExceptionInInitializerError(otherVersion);
    }
  }

  private static final class Udp extends UDPMessageProcessor {

    /// The superclass binds a plain socket and a queue without an end: ours take their places.
    Udp(InetAddress address, SIPTransactionStack stack, int port, SourceFilter sources)
        throws IOException {
      super(address, stack, port);
      messageQueue = new LinkedBlockingQueue<>(MOST_WAITING);
      sock.close();
      sock = new FilteredSocket(new InetSocketAddress(address, port), sources);
      sock.setReceiveBufferSize(stack.getReceiveUdpBufferSize());
      sock.setSendBufferSize(stack.getSendUdpBufferSize());
    }
  }

  /// Reads only from addresses that the filter admits.
  private static final class FilteredSocket extends DatagramSocket {

    private final SourceFilter sources;

    FilteredSocket(InetSocketAddress own, SourceFilter sources) throws IOException {
      super(own);
      this.sources = sources;
    }

    @Override
    public void receive(DatagramPacket packet) throws IOException {
      do super.receive(packet);
      while (!sources.admits(packet.getAddress()));
    }
  }

  private static SocketChannel refused() throws SocketException {
    throw new SocketException("the stack opens no connections");
  }

  private static boolean keepAlive(byte[] bytes) {
    for (var b : bytes) {
      if (b != '\r' && b != '\n') return false;
    }
    return true;
  }

  static final class Tcp extends NioTcpMessageProcessor {

    private final Connections connections;

    Tcp(InetAddress address, SIPTransactionStack stack, int port, Connections connections) {
      super(address, stack, port);
      this.connections = connections;
    }

    @Override
    public SocketChannel connect(InetSocketAddress to, InetAddress own, int timeout)
        throws IOException {
      return refused();
    }

    @Override
    protected synchronized void cacheMessageChannel(ConnectionOrientedMessageChannel channel) {
      var known = messageChannels.get(channel.getKey());
      if (known == null || !known.equals(channel)) super.cacheMessageChannel(channel);
    }

    @Override
    public NioTcpMessageChannel createMessageChannel(
        NioTcpMessageProcessor processor, SocketChannel client) throws IOException {
      if (nioHandler.getMessageChannel(client) == null) {
        connections.accept(client);
        nioHandler.putMessageChannel(client, new TcpChannel(this, client, connections));
      }
      // finds ours and fills in what only its package may touch
      return super.createMessageChannel(processor, client);
    }
  }

  private static final class TcpChannel extends NioTcpMessageChannel {

    private final Connections connections;
    private final StatedLengths lengths = new StatedLengths();
    private final CanonicalNames names = new CanonicalNames();

    TcpChannel(NioTcpMessageProcessor processor, SocketChannel client, Connections connections)
        throws IOException {
      super(processor, client);
      this.connections = connections;
    }

    @Override
    public void processMessage(SIPMessage message) throws Exception {
      connections.alive(getSocketChannel());
      super.processMessage(message);
    }

    @Override
    protected void close(boolean removeSocket, boolean stopKeepAliveTask) {
      connections.closed(getSocketChannel());
      super.close(removeSocket, stopKeepAliveTask);
    }

    @Override
    protected void addBytes(byte[] bytes) throws Exception {
      lengths.check(bytes);
      if (keepAlive(bytes)) connections.alive(getSocketChannel());
      super.addBytes(names.rewrite(bytes));
    }

    @Override
    public void readChannel() {
      try {
        super.readChannel();
      } catch (Throwable anything) {
        LOG.atDebug().setCause(anything).log("connection closed");
        close(true, false);
      }
    }
  }

  static final class Tls extends NioTlsMessageProcessor {

    private final Connections connections;

    Tls(InetAddress address, SIPTransactionStack stack, int port, Connections connections) {
      super(address, stack, port);
      this.connections = connections;
    }

    @Override
    public SocketChannel connect(InetSocketAddress to, InetAddress own, int timeout)
        throws IOException {
      return refused();
    }

    @Override
    protected synchronized void cacheMessageChannel(ConnectionOrientedMessageChannel channel) {
      var known = messageChannels.get(channel.getKey());
      if (known == null || !known.equals(channel)) super.cacheMessageChannel(channel);
    }

    @Override
    public NioTcpMessageChannel createMessageChannel(
        NioTcpMessageProcessor processor, SocketChannel client) throws IOException {
      if (nioHandler.getMessageChannel(client) == null) {
        connections.accept(client);
        nioHandler.putMessageChannel(client, new TlsChannel(this, client, connections));
      }
      // finds ours and fills in what only its package may touch
      return super.createMessageChannel(processor, client);
    }
  }

  private static final class TlsChannel extends NioTlsMessageChannel {

    private final Connections connections;
    private final StatedLengths lengths = new StatedLengths();
    private final CanonicalNames names = new CanonicalNames();
    private int turns;

    TlsChannel(NioTcpMessageProcessor processor, SocketChannel client, Connections connections)
        throws IOException {
      super(processor, client);
      this.connections = connections;
    }

    @Override
    public void processMessage(SIPMessage message) throws Exception {
      connections.alive(getSocketChannel());
      super.processMessage(message);
    }

    @Override
    protected void close(boolean removeSocket, boolean stopKeepAliveTask) {
      connections.closed(getSocketChannel());
      super.close(removeSocket, stopKeepAliveTask);
    }

    @Override
    protected void addBytes(byte[] bytes) throws Exception {
      turns = 0;
      super.addBytes(bytes);
    }

    /// Asked for in each turn of the stack's decrypting loop, which has no end of its own when
    /// bytes follow the end of TLS.
    @Override
    public ByteBuffer prepareEncryptedDataBuffer() {
      if (++turns > MOST_TURNS) throw new IllegalStateException("bytes after the end of TLS");
      return super.prepareEncryptedDataBuffer();
    }

    @Override
    public void addPlaintextBytes(byte[] bytes) throws Exception {
      lengths.check(bytes);
      if (keepAlive(bytes)) connections.alive(getSocketChannel());
      super.addPlaintextBytes(names.rewrite(bytes));
    }

    @Override
    public void readChannel() {
      try {
        super.readChannel();
      } catch (Throwable anything) {
        LOG.atDebug().setCause(anything).log("connection closed");
        close(true, false);
      }
    }
  }
}
