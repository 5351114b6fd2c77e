package denwaban.call.sip;

import denwaban.call.AudioTap;
import denwaban.call.Exchange;
import denwaban.call.Headset;
import denwaban.call.Line;
import denwaban.call.event.Refusal;
import denwaban.call.media.LegHeadset;
import denwaban.call.media.MediaPlane;
import denwaban.call.media.SdpMedia;
import denwaban.call.media.TrunkLeg;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import java.net.SocketAddress;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One SIP caller. Everything happens on its strand, one thing after the other.
final class SipCall implements Line {

  private static final Logger LOG = LoggerFactory.getLogger(SipCall.class);

  private enum State {
    /// INVITE pending.
    EARLY,
    /// 200 sent; a BYE must wait for the ACK (RFC 3261 section 15).
    ACCEPTED,
    CONFIRMED,
    GONE
  }

  final CallId id;
  final Strand strand;
  private final SipStack stack;
  private final Exchange exchange;
  private final MediaPlane media;
  private final TrunkLeg leg;
  private final Dialogue dialogue;
  private final Answers answers;

  private State state = State.EARLY;
  private @Nullable SdpMedia described;

  /// The number of the re-INVITE whose 200 made the offer: its ACK brings the answer. -1 if none.
  private long offered = -1;

  private boolean byeWaits;
  private SessionTimer timer;
  private @Nullable ScheduledFuture<?> acknowledge;
  private @Nullable ScheduledFuture<?> expiry;
  private final Consumer<SipCall> forget;

  /// Packets, when [#talks] was asked; before: none can be as few.
  private final AtomicLong heard = new AtomicLong(-1);

  SipCall(
      CallId id,
      SipStack stack,
      Exchange exchange,
      MediaPlane media,
      TrunkLeg leg,
      ServerTransaction invite,
      @Nullable SdpMedia offer,
      SessionTimer timer,
      Consumer<SipCall> forget) {
    this.id = id;
    this.stack = stack;
    this.exchange = exchange;
    this.media = media;
    this.leg = leg;
    this.dialogue = new Dialogue(id, stack, invite);
    this.described = offer;
    this.timer = timer;
    this.forget = forget;
    this.strand = new Strand(stack.threads());
    this.answers = new Answers(id, stack, leg, invite.getRequest());
    if (offer != null) leg.remote(offer);
  }

  // ---- from the switchboard; each returns at once

  @Override
  public void ring() {
    strand.execute(() -> {
      if (state == State.EARLY) dialogue.answer(answers.ringing(dialogue.invite()));
    });
  }

  @Override
  public void accept() {
    strand.execute(this::accepted);
  }

  @Override
  public void refuse(Refusal why) {
    strand.execute(() -> {
      if (state != State.EARLY) return;
      dialogue.answer(answers.refused(dialogue.invite(), why));
      gone();
    });
  }

  @Override
  public void hangUp() {
    strand.execute(() -> {
      leg.close();
      switch (state) {
        case EARLY -> {
          dialogue.answer(answers.status(dialogue.invite(), Response.TEMPORARILY_UNAVAILABLE));
          gone();
        }
        case ACCEPTED -> byeWaits = true;
        case CONFIRMED -> bye();
        case GONE -> {}
      }
    });
  }

  @Override
  public void play(Bytes ulaw, Runnable ended) {
    // not on the media thread: what follows may take the switchboard's lock
    strand.execute(() -> leg.play(ulaw, () -> strand.execute(ended)));
  }

  @Override
  public void loop(Bytes ulaw) {
    strand.execute(() -> leg.hold(ulaw));
  }

  @Override
  public void bridge(Headset operator) {
    strand.execute(() -> {
      if (operator instanceof LegHeadset headset && state != State.GONE) {
        media.bridge(leg, headset.leg());
      }
    });
  }

  @Override
  public void keys(Consumer<Character> pressed) {
    strand.execute(() -> leg.keys(key -> strand.execute(() -> pressed.accept(key))));
  }

  @Override
  public void tap(AudioTap tap) {
    strand.execute(() -> leg.tap(tap));
  }

  // ---- from the network; each runs on the strand

  void cancelled(ServerTransaction cancel) {
    dialogue.answer(cancel, answers.status(cancel.getRequest(), Response.OK));
    // CANCEL crossing our 200 has no effect; the caller will send ACK and BYE
    if (state != State.EARLY) return;
    dialogue.answer(answers.status(dialogue.invite(), Response.REQUEST_TERMINATED));
    gone();
    exchange.hungUp(id);
  }

  void ended(ServerTransaction bye) {
    dialogue.answer(bye, answers.status(bye.getRequest(), Response.OK));
    // RFC 3261 section 15.1.2: a BYE may end even an INVITE that has no final answer yet
    if (state == State.EARLY) {
      dialogue.answer(answers.status(dialogue.invite(), Response.REQUEST_TERMINATED));
    }
    if (state == State.GONE) return;
    gone();
    exchange.hungUp(id);
  }

  void acknowledged(Request ack) {
    dialogue.acknowledged(ack);
    answered(ack);
    if (state != State.ACCEPTED) return;
    cancel(acknowledge);
    state = State.CONFIRMED;
    if (byeWaits) {
      bye();
      return;
    }
    if (described == null) {
      switch (RequestCheck.body(ack)) {
        case RequestCheck.Passed(var answer) when answer != null -> {
          described = answer;
          leg.remote(answer);
        }
        case RequestCheck.Passed _, RequestCheck.Rejected _ -> lost();
      }
    }
  }

  /// RFC 3264 section 4: the answer to the offer that we made in the 200 to a re-INVITE. One that
  /// cannot be used changes nothing: the session stays as it was.
  private void answered(Request ack) {
    if (state == State.GONE || Dialogue.number(ack) != offered) return;
    offered = -1;
    if (RequestCheck.body(ack) instanceof RequestCheck.Passed(var answer) && answer != null) {
      described = answer;
      leg.remote(answer);
    }
  }

  /// Re-INVITE or UPDATE: hold, resume, another address, or only a refresh.
  void changed(ServerTransaction change) {
    var request = change.getRequest();
    if (state == State.GONE) {
      dialogue.answer(change, answers.status(request, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST));
      return;
    }
    if (state == State.EARLY) {
      // the first INVITE has no final answer yet (RFC 3261 section 14.2, RFC 3311 section 5.2)
      dialogue.answer(change, answers.tooEarly(request));
      return;
    }
    switch (RequestCheck.of(request)) {
      case RequestCheck.Rejected rejected ->
          dialogue.answer(change, answers.rejected(request, rejected));
      case RequestCheck.Passed(var offer) -> {
        var wish = SessionTimer.of(request);
        if (wish instanceof SessionTimer.TooShort) {
          dialogue.answer(change, answers.tooShort(request));
          return;
        }
        var reinvite = request.getMethod().equals(Request.INVITE);
        var ok = answers.agreed(request, offer, reinvite, wish);
        if (reinvite) dialogue.accept(change, ok);
        else dialogue.answer(change, ok);
        if (reinvite) offered = offer == null ? Dialogue.number(request) : -1;
        if (offer != null) {
          described = offer;
          leg.remote(offer);
        }
        keepAlive(wish);
      }
    }
  }

  /// The stack is about to be rebuilt or stopped, the session ran out, or the media broke.
  void lost() {
    switch (state) {
      case EARLY -> {
        dialogue.answer(answers.refused(dialogue.invite(), Refusal.OUT_OF_ORDER));
        gone();
      }
      case ACCEPTED, CONFIRMED -> bye();
      case GONE -> {
        return;
      }
    }
    exchange.lost(id);
  }

  /// Whether the caller was heard since the last time this was asked. The first time: yes.
  boolean talks() {
    var received = leg.stats().received();
    return heard.getAndSet(received) != received;
  }

  /// Whether this is the connection over which the caller came.
  boolean cameBy(SocketAddress connection) {
    return dialogue.cameBy(connection);
  }

  // ----

  private void accepted() {
    if (state != State.EARLY) return;
    state = State.ACCEPTED;
    acknowledge = stack.after(stack.acknowledge().toMillis(), () -> strand.execute(this::noAck));
    dialogue.answer(answers.agreed(dialogue.invite(), described, true, timer));
    keepAlive(timer);
  }

  /// RFC 3261 section 13.3.1.4: without an ACK the dialog stands, and is ended with BYE.
  private void noAck() {
    if (state != State.ACCEPTED) return;
    LOG.atInfo().addKeyValue("call", id).log("no ACK");
    bye();
    exchange.lost(id);
  }

  private void keepAlive(SessionTimer wish) {
    cancel(expiry);
    timer = wish;
    if (wish instanceof SessionTimer.Agreed(var seconds)) {
      expiry = stack.after(TimeUnit.SECONDS.toMillis(seconds), () -> strand.execute(this::expired));
    }
  }

  private void expired() {
    if (state == State.GONE) return;
    LOG.atInfo().addKeyValue("call", id).log("session not refreshed");
    lost();
  }

  private void bye() {
    gone();
    dialogue.bye();
  }

  private void gone() {
    state = State.GONE;
    cancel(acknowledge);
    cancel(expiry);
    leg.close();
    forget.accept(this);
  }

  private static void cancel(@Nullable ScheduledFuture<?> later) {
    if (later != null) later.cancel(false);
  }
}
