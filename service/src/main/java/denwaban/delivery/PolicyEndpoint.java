package denwaban.delivery;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.client.key.Line;
import denwaban.client.mailbox.Mailboxes;
import denwaban.delivery.chain.Pace;
import denwaban.http.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// By which rule the own company's people are told, and what that would mean.
@RestController
@RequestMapping("/api/delivery-policy")
class PolicyEndpoint {

  private final Policies policies;
  private final DryRun dryRun;
  private final Mailboxes mailboxes;

  PolicyEndpoint(Policies policies, DryRun dryRun, Mailboxes mailboxes) {
    this.policies = policies;
    this.dryRun = dryRun;
    this.mailboxes = mailboxes;
  }

  /// In seconds, as [Pace].
  record Times(List<Long> tries, long nextWay, long nextTier, long doneWithin) {
    Times {
      tries = List.copyOf(tries);
    }

    static Times of(Pace it) {
      return new Times(
          it.tries().stream().map(Duration::toSeconds).toList(),
          it.nextWay().toSeconds(),
          it.nextTier().toSeconds(),
          it.doneWithin().toSeconds());
    }

    Pace pace() {
      return new Pace(
          tries.stream().map(Times::seconds).toList(),
          seconds(nextWay),
          seconds(nextTier),
          seconds(doneWithin));
    }

    private static Duration seconds(long it) {
      if (it < 0 || it > Pace.LONGEST.toSeconds()) throw new IllegalArgumentException("a pace");
      return Duration.ofSeconds(it);
    }
  }

  /// @param version 0 while it was never set
  /// @param quietFrom `HH:MM`, or null with `quietTo`
  /// @param digest each `HH:MM`, at most [Policy#DIGESTS]; empty for no digest
  record Shown(
      int version,
      Times urgent,
      Times ordinary,
      @Nullable String quietFrom,
      @Nullable String quietTo,
      boolean missed,
      List<String> digest) {
    Shown {
      requireNonNull(urgent);
      requireNonNull(ordinary);
      digest = List.copyOf(digest);
    }

    static Shown of(int version, Policy it) {
      return new Shown(
          version,
          Times.of(it.urgent()),
          Times.of(it.ordinary()),
          text(it.quietFrom()),
          text(it.quietTo()),
          it.missed(),
          it.digest().stream().map(LocalTime::toString).toList());
    }

    private static @Nullable String text(@Nullable LocalTime time) {
      return time == null ? null : time.toString();
    }

    private static @Nullable LocalTime time(@Nullable String text) {
      return text == null ? null : LocalTime.parse(text);
    }

    Policy policy() {
      return new Policy(
          urgent.pace(),
          ordinary.pace(),
          time(quietFrom),
          time(quietTo),
          missed,
          digest.stream().map(LocalTime::parse).toList());
    }
  }

  /// @param by a member's id
  record Version(Shown policy, Instant at, UUID by) {}

  @GetMapping
  @RequiresPermission(Permission.READ_OWN)
  Shown shown(CurrentUser user) {
    var current = policies.of(user.memberOf());
    return Shown.of(current.version(), current.policy());
  }

  @GetMapping("/versions")
  @RequiresPermission(Permission.READ_OWN)
  List<Version> versions(CurrentUser user) {
    return policies.versions(user.memberOf()).stream()
        .map(it -> new Version(Shown.of(it.version(), it.policy()), it.at(), it.by()))
        .toList();
  }

  @PutMapping
  @RequiresPermission(Permission.SET_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void set(CurrentUser user, @RequestBody Shown body) {
    Policy wanted;
    try {
      wanted = body.policy();
    } catch (IllegalArgumentException | DateTimeException unfit) {
      throw new Problem(422, "policy-unfit", Policy.DIGESTS);
    }
    policies.set(user, body.version(), wanted);
  }

  /// Who would be told, when. Nothing is sent.
  ///
  /// @param at when something comes
  @GetMapping("/dry-run")
  @RequiresPermission(Permission.READ_OWN)
  DryRun.Run dryRun(
      CurrentUser user,
      @RequestParam String line,
      @RequestParam boolean urgent,
      @RequestParam Instant at) {
    var box = Line.parse(line);
    if (!mailboxes.mayTend(user, box)) throw Problem.notFound();
    return dryRun.of(user.memberOf(), box, urgent, at);
  }
}
