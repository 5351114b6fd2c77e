package denwaban.call.sip;

import denwaban.kernel.CallId;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.stack.SIPDialog;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.text.ParseException;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The library's side of one call: its transactions and its dialog. Used on the call's strand.
final class Dialogue {

  private static final Logger LOG = LoggerFactory.getLogger(Dialogue.class);

  private final CallId id;
  private final SipStack stack;
  private final ServerTransaction invite;

  /// The newest INVITE of this dialog that we said 200 to, or will.
  private ServerTransaction accepted;

  /// The one before: its ACK may be overtaken by the next INVITE.
  private ServerTransaction acceptedBefore;

  Dialogue(CallId id, SipStack stack, ServerTransaction invite) {
    this.id = id;
    this.stack = stack;
    this.invite = invite;
    this.accepted = invite;
    this.acceptedBefore = invite;
  }

  /// The INVITE that began it all.
  Request invite() {
    return invite.getRequest();
  }

  /// Answers the INVITE that began it all.
  void answer(Response response) {
    answer(invite, response);
  }

  void answer(ServerTransaction to, Response response) {
    try {
      to.sendResponse(response);
    } catch (SipException | InvalidArgumentException unreachable) {
      LOG.atInfo()
          .addKeyValue("call", id)
          .addKeyValue("status", response.getStatusCode())
          .log("SIP answer could not be sent");
    }
  }

  /// Says 200 to another INVITE.
  void accept(ServerTransaction reinvite, Response ok) {
    acceptedBefore = accepted;
    accepted = reinvite;
    answer(reinvite, ok);
  }

  /// The stack looks for the INVITE of an ACK in the timer that repeats the 200, and starts that
  /// timer only after it sent the 200. An ACK that comes in between is passed to us but not noted
  /// there, and the 200 would be repeated. On our strand the timer stands: the ACK is noted now.
  void acknowledged(Request ack) {
    var of = number(accepted.getRequest()) == number(ack) ? accepted : acceptedBefore;
    if (number(of.getRequest()) == number(ack)
        && of.getDialog() instanceof SIPDialog dialog
        && of instanceof SIPServerTransaction transaction) {
      dialog.handleAck(transaction);
    }
  }

  void bye() {
    Dialog dialog = invite.getDialog();
    if (dialog == null) return;
    try {
      var bye = dialog.createRequest(Request.BYE);
      BackRoute.mark(bye, invite.getRequest());
      dialog.sendRequest(stack.client(bye));
    } catch (SipException closed) {
      if (overConnection()) byeOverNewConnection(dialog);
      else LOG.atInfo().addKeyValue("call", id).log("BYE could not be sent");
    }
  }

  /// Whether the caller came over the connection from this address.
  boolean cameBy(SocketAddress connection) {
    var came = (SIPRequest) invite();
    return overConnection()
        && connection.equals(
            new InetSocketAddress(
                came.getPeerPacketSourceAddress(), came.getPeerPacketSourcePort()));
  }

  private boolean overConnection() {
    return !((SIPRequest) invite()).getTopmostVia().getTransport().equalsIgnoreCase("UDP");
  }

  /// Where the caller's own connection has gone: to its Contact, or its route.
  private void byeOverNewConnection(Dialog dialog) {
    try {
      var bye = (SIPRequest) dialog.createRequest(Request.BYE);
      bye.getTopmostVia().setBranch("z9hG4bK" + id.value());
      DirectSender.send(bye, stack.nextHop(bye));
    } catch (SipException | ParseException | IOException | RuntimeException unreachable) {
      LOG.atInfo().addKeyValue("call", id).log("BYE could not be sent");
    }
  }

  static long number(Request request) {
    return ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber();
  }
}
