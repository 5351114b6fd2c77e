package denwaban.call.sip;

import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands between the SIP stack's worker threads and us, and lets no `Throwable` through: each one
/// would cost a worker for ever.
record Guard(Requests requests, Broken broken) implements SipListener {

  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  /// Takes a request.
  interface Requests {
    void received(RequestEvent event) throws SipException, InvalidArgumentException;
  }

  /// Hears that the stack gave up a dialog.
  interface Broken {
    void broken(String key);
  }

  @Override
  public void processRequest(RequestEvent event) {
    try {
      requests.received(event);
    } catch (Throwable anything) {
      // the kind only: messages of these exceptions repeat what the peer wrote
      LOG.atWarn().addKeyValue("kind", anything.getClass().getName()).log("SIP request failed");
    }
  }

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {
    try {
      var dialog = event.getDialog();
      broken.broken(dialog.getCallId().getCallId() + " " + dialog.getRemoteTag());
    } catch (Throwable anything) {
      LOG.atWarn().addKeyValue("kind", anything.getClass().getName()).log("SIP dialog end failed");
    }
  }

  @Override
  public void processResponse(ResponseEvent event) {}

  @Override
  public void processTimeout(TimeoutEvent event) {}

  @Override
  public void processIOException(IOExceptionEvent event) {}

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {}
}
