package denwaban.call;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.PasskeyRequirement;
import denwaban.call.Directory.Lookup;
import denwaban.call.RecordingTap.Tapped;
import denwaban.call.event.CallEnded;
import denwaban.call.event.CallEvent;
import denwaban.call.event.CallOutcome;
import denwaban.call.event.CallRefused;
import denwaban.call.event.Refusal;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What the tests of the switchboard share: the real one, everything around it made up, and two
/// operators.
abstract class SwitchboardTest {

  static final PhoneNumber AOBA = new PhoneNumber("+815031000001");
  static final PhoneNumber MOTHER = new PhoneNumber("+819012345678");
  static final PersonId SATO = new PersonId(new UUID(1, 1));
  static final PersonId SUZUKI = new PersonId(new UUID(1, 2));
  static final Patience PATIENCE = new Patience(Duration.ofSeconds(20), Duration.ofMinutes(15), 3);

  /// One for all: making it takes longer than what most of them write.
  private static final JsonMapper JSON = new JsonMapper();

  final FakeTimers timers = new FakeTimers();
  final List<CallEvent> said = new ArrayList<>();
  final List<Slip> slips = new ArrayList<>();
  final List<String> watched = new ArrayList<>();
  final Map<PersonId, DeskView> screens = new HashMap<>();

  /// What the desks' streams carry, as JSON.
  final List<String> events = new ArrayList<>();

  final FakeTap tap = new FakeTap();
  final FakeSounds sounds = new FakeSounds();
  final Map<PersonId, FakeHeadset> headsets = new HashMap<>();

  /// Who sits at a home.
  final Set<PersonId> homes = new HashSet<>();

  Lookup lookup = new Lookup.Found(TestOffice.served());
  Tapped tapped = new Tapped.On(tap);
  Optional<ClientId> owner = Optional.of(TestOffice.CLIENT);
  Runnable ownerAsked = () -> {};
  Runnable brokeOff = () -> {};
  Runnable whileTapping = () -> {};
  boolean directoryAway;
  boolean tappingAway;
  boolean lookoutAway;
  boolean blockListAway;
  @Nullable PhoneNumber blocked;
  boolean slipsAway;
  boolean noKey;
  final List<Runnable> arrivals = new ArrayList<>();
  boolean stalled;
  boolean stopping;
  int calls;

  final Switchboard switchboard =
      new Switchboard(
          new Numbers(),
          (_, _, _, _, told) -> {
            brokeOff = told;
            whileTapping.run();
            if (tappingAway) throw new IllegalStateException("storage away");
            return tapped;
          },
          sounds,
          said::add,
          slip -> {
            if (slipsAway) throw new IllegalStateException("storage away");
            return !noKey && slips.add(slip);
          },
          (call, client, caller) -> {
            if (lookoutAway) throw new IllegalStateException("database away");
            watched.add(call + " " + client + " " + caller.e164());
          },
          (_, caller) -> {
            if (blockListAway) throw new IllegalStateException("database away");
            return caller.equals(blocked);
          },
          (operator, view) -> {
            screens.put(operator, view);
            events.add(JSON.writeValueAsString(view));
          },
          timers,
          timers,
          work -> {
            if (stopping) throw new RejectedExecutionException("the program ends");
            if (stalled) arrivals.add(work);
            else work.run();
          },
          PATIENCE);

  void sits(PersonId operator) {
    homes.remove(operator);
    switchboard.headsetUp(operator, headset(operator));
    switchboard.ready(operator, false, PasskeyRequirement.ANY, 0);
  }

  void sitsAtHome(PersonId operator) {
    homes.add(operator);
    switchboard.headsetUp(operator, headset(operator));
    switchboard.ready(operator, true, PasskeyRequirement.ANY, 0);
  }

  FakeHeadset headset(PersonId operator) {
    return headsets.computeIfAbsent(operator, _ -> new FakeHeadset());
  }

  FakeLine dial(Caller caller) {
    var line = new FakeLine(new CallId(new UUID(5, ++calls)));
    switchboard.arrive(line.id, line, AOBA, caller);
    return line;
  }

  FakeLine dial() {
    return dial(Caller.UNKNOWN);
  }

  FakeLine talking() {
    sits(SATO);
    var line = dial();
    line.greetingEnds();
    answer(SATO);
    return line;
  }

  void answer(PersonId operator) {
    assertThat(switchboard.answer(operator, homes.contains(operator), id(operator)))
        .isEqualTo(CommandResult.DONE);
  }

  DeskView screen(PersonId operator) {
    var view = screens.get(operator);
    if (view == null) throw new AssertionError("nothing shown yet");
    return view;
  }

  DeskView.Call call(PersonId operator) {
    var call = screen(operator).call();
    if (call == null) throw new AssertionError("no call on the desk");
    return call;
  }

  CallId id(PersonId operator) {
    return CallId.of(call(operator).id());
  }

  String status(PersonId operator) {
    return switchboard.look(operator).status();
  }

  List<Refusal> refusals() {
    return said.stream()
        .filter(CallRefused.class::isInstance)
        .map(event -> ((CallRefused) event).why())
        .toList();
  }

  List<CallOutcome> ends() {
    return said.stream()
        .filter(CallEnded.class::isInstance)
        .map(event -> ((CallEnded) event).how())
        .toList();
  }

  static final class FakeHeadset implements Headset {

    int quieted;

    @Override
    public void quiet() {
      quieted++;
    }
  }

  final class Numbers implements Directory {

    @Override
    public Lookup find(PhoneNumber called, Instant at) {
      if (directoryAway) throw new IllegalStateException("database away");
      return lookup;
    }

    @Override
    public Optional<ClientId> owner(PhoneNumber called) {
      ownerAsked.run();
      return owner;
    }
  }
}
