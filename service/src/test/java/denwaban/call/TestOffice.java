package denwaban.call;

import denwaban.access.PasskeyRequirement;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallEvent;
import denwaban.call.event.CallOutcome;
import denwaban.call.event.Refusal;
import denwaban.desk.DeskConfiguration;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import denwaban.people.group.CallGroups;
import denwaban.script.Announcement;
import denwaban.script.Handling;
import denwaban.script.Sound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// An office for tests of lines: a real switchboard, everything around it made up.
public final class TestOffice implements AutoCloseable {

  public static final PhoneNumber AOBA = new PhoneNumber("+815031000001");

  /// Of a contract that was ended; callers hear [#OVER].
  public static final PhoneNumber ENDED = new PhoneNumber("+815031000008");

  /// Each sample of what they hear there.
  public static final byte OVER = 0x55;

  public static final PhoneNumber NO_CONTRACT = new PhoneNumber("+815031000009");

  static final ClientId CLIENT = new ClientId(new UUID(7, 1));
  public static final PersonId SATO = new PersonId(new UUID(7, 2));

  public final List<CallEvent> said = new CopyOnWriteArrayList<>();
  public final List<Slip> slips = new CopyOnWriteArrayList<>();
  public final List<Headset> bridged = new CopyOnWriteArrayList<>();
  public final List<String> tapped = new CopyOnWriteArrayList<>();
  private final Map<PersonId, DeskView> screens = new ConcurrentHashMap<>();
  private final ScheduledExecutorService later = Executors.newScheduledThreadPool(1);
  private final DeskConfiguration.CallThreads threads =
      new DeskConfiguration.CallThreads(Executors.newVirtualThreadPerTaskExecutor(), later);
  private final Switchboard switchboard;
  private volatile Caller caller = Caller.UNKNOWN;
  private volatile CountDownLatch greeting = new CountDownLatch(0);

  public TestOffice(int lines) {
    switchboard =
        new Switchboard(
            new Numbers(),
            (_, _, _, _, _) -> new RecordingTap.Tapped.On(new Tape()),
            new Noises(),
            said::add,
            slips::add,
            (_, _, _) -> {},
            (_, _) -> false,
            screens::put,
            threads,
            Clock.systemUTC(),
            threads.steps(),
            new Patience(Duration.ofSeconds(20), Duration.ofSeconds(60), lines));
  }

  static ServiceTerms served() {
    return served(false);
  }

  /// @param homes whether the contract lets its calls be answered at homes
  static ServiceTerms served(boolean homes) {
    return served(homes, PasskeyRequirement.ANY);
  }

  /// @param passkeys what the contract asks of those who take its calls
  static ServiceTerms served(boolean homes, PasskeyRequirement passkeys) {
    return new ServiceTerms(
        CLIENT,
        homes,
        passkeys,
        CallGroups.ALL,
        new DeskView.Client(CLIENT.toString(), "青葉歯科クリニック", "あおばしかクリニック", "aoba"),
        new DeskView.Script(
            new DeskView.Greeting("はい、青葉歯科です。", "はい、あおばしかです。", "Aoba Dental."),
            List.of(),
            new DeskView.Words("折り返します", "We will call back"),
            true,
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        Handling.USUAL,
        new DeskView.Form(1, List.of(), true, true, List.of()),
        null,
        List.of(),
        null);
  }

  static ServiceTerms served(boolean homes, CallGroups groups) {
    var usual = served(homes);
    return new ServiceTerms(
        usual.id(),
        usual.homes(),
        usual.passkeys(),
        groups,
        usual.client(),
        usual.script(),
        usual.handling(),
        usual.form(),
        usual.seal(),
        usual.mailboxes(),
        usual.mailbox());
  }

  /// @param open whether the client is
  /// @param key whether it has a company key
  static ServiceTerms served(boolean open, boolean key, Handling handling) {
    var usual = served();
    var said = usual.script();
    return new ServiceTerms(
        usual.id(),
        usual.homes(),
        usual.passkeys(),
        usual.groups(),
        usual.client(),
        new DeskView.Script(
            said.greeting(),
            said.notes(),
            said.callback(),
            open,
            said.mustSay(),
            said.mustNotSay(),
            said.aliases(),
            said.instructions()),
        handling,
        usual.form(),
        key ? new DeskView.Seal("age1", 1, "f", "x25519", "s", "s", "c") : null,
        usual.mailboxes(),
        usual.mailbox());
  }

  public Switchboard switchboard() {
    return switchboard;
  }

  public Exchange exchange() {
    return new Exchange() {
      @Override
      public void arrive(CallId call, Line line, PhoneNumber called, Caller from) {
        caller = from;
        switchboard.arrive(call, line, called, from);
      }

      @Override
      public void turnedAway(CallId call, PhoneNumber called) {
        switchboard.turnedAway(call, called);
      }

      @Override
      public void hungUp(CallId call) {
        switchboard.hungUp(call);
      }

      @Override
      public void lost(CallId call) {
        switchboard.lost(call);
      }
    };
  }

  /// An operator sits down, headset on.
  public void operatorReady() {
    switchboard.headsetUp(SATO, () -> {});
    switchboard.ready(SATO, false, PasskeyRequirement.ANY, 0);
  }

  /// Somebody dials a client's number.
  public CallId dialled() {
    var call = new CallId(UUID.randomUUID());
    switchboard.arrive(call, new Dialled(), AOBA, Caller.UNKNOWN);
    return call;
  }

  public String status() {
    return switchboard.look(SATO).status();
  }

  /// Who the line says rang last; the desk must show how that number ends.
  public Caller caller() {
    var call = switchboard.look(SATO).call();
    if (call == null) throw new AssertionError("no call on the desk");
    if (!call.caller().equals(CallerRegion.of(caller, call.arrivedAt()))) {
      throw new AssertionError("the desk shows another caller");
    }
    return caller;
  }

  /// Whom the operator has in hand.
  public Caller inHand() {
    return switchboard.inHandOf(SATO, call()).orElseThrow().caller();
  }

  public void answer() {
    act(switchboard.answer(SATO, false, call()));
  }

  public void hangUp() {
    act(switchboard.hangUp(SATO, call()));
  }

  private static void act(CommandResult commandResult) {
    if (!(commandResult instanceof CommandResult.Done)) throw new AssertionError("refused");
  }

  private CallId call() {
    var call = switchboard.look(SATO).call();
    if (call == null) throw new AssertionError("no call on the desk");
    return CallId.of(call.id());
  }

  /// From now on callers are not accepted until [#goOn].
  public void stallGreetings() {
    greeting = new CountDownLatch(1);
  }

  public void goOn() {
    greeting.countDown();
  }

  public List<CallOutcome> ends() {
    return said.stream()
        .filter(CallEnded.class::isInstance)
        .map(event -> ((CallEnded) event).how())
        .toList();
  }

  /// Ends a wrap-up; whether the operator waits for the next call.
  public boolean rested() {
    if (status().equals("wrapup")) switchboard.finish(SATO, call());
    return status().equals("ready");
  }

  /// Waits until something holds, 10 s at most.
  public static void await(String what, BooleanSupplier holds) {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > until) throw new AssertionError("not within 10 s: " + what);
      try {
        TimeUnit.MILLISECONDS.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    goOn();
    threads.close();
  }

  /// The line of one who hears everything at once, and stays.
  private final class Dialled implements Line {

    @Override
    public void ring() {}

    @Override
    public void accept() {}

    @Override
    public void refuse(Refusal why) {}

    @Override
    public void hangUp() {}

    @Override
    public void play(Bytes ulaw, Runnable ended) {
      threads.steps().execute(ended);
    }

    @Override
    public void loop(Bytes ulaw) {}

    @Override
    public void bridge(Headset operator) {
      bridged.add(operator);
    }

    @Override
    public void keys(Consumer<Character> pressed) {}

    @Override
    public void tap(AudioTap tap) {}
  }

  private static final class Numbers implements Directory {

    @Override
    public Lookup find(PhoneNumber called, Instant at) {
      if (called.equals(AOBA)) return new Lookup.Found(served());
      if (called.equals(ENDED)) return new Lookup.Ended(CLIENT);
      return called.equals(NO_CONTRACT)
          ? new Lookup.NoContract(CLIENT)
          : new Lookup.UnknownNumber();
    }

    @Override
    public Optional<ClientId> owner(PhoneNumber called) {
      return called.equals(AOBA) || called.equals(NO_CONTRACT)
          ? Optional.of(CLIENT)
          : Optional.empty();
    }
  }

  private final class Noises implements Sounds {

    @Override
    public Sound of(ClientId client, Announcement kind) {
      try {
        if (kind == Announcement.GREETING) greeting.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return new Sound(kind, 0, kind == Announcement.ENDED ? over() : quiet(20));
    }

    @Override
    public Bytes ringing() {
      return quiet(1_000);
    }

    @Override
    public Bytes waiting() {
      return quiet(1_000);
    }

    @Override
    public Bytes hold() {
      return quiet(1_000);
    }

    @Override
    public Bytes tone() {
      return quiet(20);
    }

    @Override
    public Bytes silence() {
      return quiet(1_000);
    }

    private static Bytes over() {
      var ulaw = new byte[400 * 8];
      java.util.Arrays.fill(ulaw, OVER);
      return Bytes.of(ulaw);
    }

    private static Bytes quiet(int millis) {
      var ulaw = new byte[millis * 8];
      java.util.Arrays.fill(ulaw, (byte) 0xff);
      return Bytes.of(ulaw);
    }
  }

  private final class Tape implements AudioTap {

    @Override
    public void audio(
        Side side,
        int ssrc,
        int sequence,
        long timestamp,
        byte[] ulaw,
        int offset,
        int length,
        long arrivedNanos) {}

    @Override
    public void event(Side side, int ssrc, int sequence) {}

    @Override
    public void ended(boolean normally) {
      tapped.add(normally ? "ended" : "broken");
    }
  }
}
