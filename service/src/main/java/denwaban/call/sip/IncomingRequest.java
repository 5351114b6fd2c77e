package denwaban.call.sip;

import gov.nist.javax.sip.message.SIPRequest;

/// A request from the network. Its transaction is told by the branch *and* by who sent it (RFC 3261
/// section 17.2.3): the stack looks at the branch alone, and of two peers that happened to use the
/// same one the second was never answered (seen).
final class IncomingRequest extends SIPRequest {

  private static final long serialVersionUID = 1;

  /// @param plain with its first line alone
  IncomingRequest(SIPRequest plain) {
    setRequestLine(plain.getRequestLine());
  }

  @Override
  public String getTransactionId() {
    var via = getTopmostVia();
    var id = super.getTransactionId();
    return via == null ? id : id + "|" + via.getSentBy().encode();
  }
}
