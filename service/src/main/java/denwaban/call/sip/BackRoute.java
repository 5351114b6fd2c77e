package denwaban.call.sip;

import gov.nist.javax.sip.message.MessageExt;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.DefaultRouter;
import gov.nist.javax.sip.stack.HopImpl;
import java.util.ListIterator;
import java.util.Locale;
import javax.sip.SipException;
import javax.sip.SipStack;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.header.RouteHeader;
import javax.sip.message.Request;

/// Sends requests of a call back over the connection that the caller opened.
///
/// A telephone that signals over TLS need not listen, nor have a certificate: a second connection,
/// to its Contact, would not come about, and we could not hang up (seen with baresip). RFC 5923
/// describes the reuse. A call that came through a proxy goes back by its route.
///
/// Public with a public constructor because the stack makes it by name.
public final class BackRoute implements Router {

  private final Router usual;

  public BackRoute(SipStack stack, String outboundProxy) {
    usual = new DefaultRouter(stack, outboundProxy);
  }

  /// Marks `request` to go where `invite` came from, if that is a connection and no route says
  /// otherwise.
  static void mark(Request request, Request invite) {
    var came = (SIPRequest) invite;
    var transport = came.getTopmostVia().getTransport().toLowerCase(Locale.ROOT);
    if (transport.equals("udp") || request.getHeader(RouteHeader.NAME) != null) return;
    var host = came.getRemoteAddress().getHostAddress();
    ((MessageExt) request).setApplicationData(new HopImpl(host, came.getRemotePort(), transport));
  }

  @Override
  public Hop getNextHop(Request request) throws SipException {
    return ((MessageExt) request).getApplicationData() instanceof Hop back
        ? back
        : usual.getNextHop(request);
  }

  @Override
  public Hop getOutboundProxy() {
    return usual.getOutboundProxy();
  }

  @Override
  @SuppressWarnings({"rawtypes", "deprecation"}) // the interface is of 2003
  public ListIterator getNextHops(Request request) {
    return usual.getNextHops(request);
  }
}
