package denwaban.call.sip;

import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.MessageProcessorFactory;
import gov.nist.javax.sip.stack.NioMessageProcessorFactory;
import gov.nist.javax.sip.stack.NioTcpMessageChannel;
import gov.nist.javax.sip.stack.NioTcpMessageProcessor;
import gov.nist.javax.sip.stack.NioTlsMessageChannel;
import gov.nist.javax.sip.stack.NioTlsMessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// TCP and TLS connections that are read with care.
///
/// The stack allocates whatever a `Content-Length` says, on the one thread that reads all
/// connections: a single line of 2,147,483,647 ended TCP for everybody (seen). Here such a line
/// closes its own connection, and no error leaves it.
///
/// Public with a public constructor because the stack makes it by name.
public final class CarefulProcessors implements MessageProcessorFactory {

  private static final org.slf4j.Logger LOG =
      org.slf4j.LoggerFactory.getLogger(CarefulProcessors.class);

  /// Per read of 4,096 bytes, which hold fewer than 200 records of TLS; each takes up to two turns.
  private static final int MOST_TURNS = 500;

  private final MessageProcessorFactory others = new NioMessageProcessorFactory();

  @Override
  public MessageProcessor createMessageProcessor(
      SIPTransactionStack stack, InetAddress address, int port, String transport)
      throws IOException {
    return switch (transport.toUpperCase(java.util.Locale.ROOT)) {
      case "TCP" -> new Tcp(address, stack, port);
      case "TLS" -> new Tls(address, stack, port);
      default -> others.createMessageProcessor(stack, address, port, transport);
    };
  }

  private static final class Tcp extends NioTcpMessageProcessor {

    Tcp(InetAddress address, SIPTransactionStack stack, int port) {
      super(address, stack, port);
    }

    @Override
    public NioTcpMessageChannel createMessageChannel(
        NioTcpMessageProcessor processor, SocketChannel client) throws IOException {
      if (nioHandler.getMessageChannel(client) == null) {
        nioHandler.putMessageChannel(client, new TcpChannel(this, client));
      }
      // finds ours and fills in what only its package may touch
      return super.createMessageChannel(processor, client);
    }
  }

  private static final class TcpChannel extends NioTcpMessageChannel {

    private final StatedLengths lengths = new StatedLengths();

    TcpChannel(NioTcpMessageProcessor processor, SocketChannel client) throws IOException {
      super(processor, client);
    }

    @Override
    protected void addBytes(byte[] bytes) throws Exception {
      lengths.check(bytes);
      super.addBytes(bytes);
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

  private static final class Tls extends NioTlsMessageProcessor {

    Tls(InetAddress address, SIPTransactionStack stack, int port) {
      super(address, stack, port);
    }

    @Override
    public NioTcpMessageChannel createMessageChannel(
        NioTcpMessageProcessor processor, SocketChannel client) throws IOException {
      if (nioHandler.getMessageChannel(client) == null) {
        nioHandler.putMessageChannel(client, new TlsChannel(this, client));
      }
      // finds ours and fills in what only its package may touch
      return super.createMessageChannel(processor, client);
    }
  }

  private static final class TlsChannel extends NioTlsMessageChannel {

    private final StatedLengths lengths = new StatedLengths();
    private int turns;

    TlsChannel(NioTcpMessageProcessor processor, SocketChannel client) throws IOException {
      super(processor, client);
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
      super.addPlaintextBytes(bytes);
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
