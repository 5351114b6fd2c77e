package denwaban.people;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.access.Principal;
import denwaban.access.Role;
import denwaban.access.session.Sessions;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What this module tells the log, in the transaction of the action. A member's actions go into the
/// client's log, staff's into the installation's.
@Component
public final class PersonLog {

  private final AuditLog log;

  public PersonLog(AuditLog log) {
    this.log = log;
  }

  void added(Person person, @Nullable Principal by) {
    append(
        Action.PERSON_ADDED, person, actor(by), Result.DONE, Map.of("role", person.role().code()));
  }

  void offered(Person person, @Nullable CurrentUser by) {
    append(Action.ENROLMENT_OFFERED, person, actor(by), Result.DONE, Map.of());
  }

  void linkConfirmed(Person person, CurrentUser by) {
    append(Action.ENROLMENT_CONFIRMED, person, actor(by), Result.DONE, Map.of());
  }

  public void enrolled(Person person) {
    append(Action.PERSON_ENROLLED, person, self(person, null), Result.DONE, Map.of());
  }

  void disabled(Person person, CurrentUser by) {
    append(Action.PERSON_DISABLED, person, actor(by), Result.DONE, Map.of());
  }

  /// The program itself ended the access of a person who had not signed in for a long time.
  void dormant(Person person) {
    append(Action.PERSON_DISABLED, person, Actor.SERVICE, Result.DONE, Map.of("why", "dormant"));
  }

  /// The program ended it at the instant that HR named.
  void left(Person person) {
    append(Action.PERSON_DISABLED, person, Actor.SERVICE, Result.DONE, Map.of("why", "left"));
  }

  /// The probe's own person is there for one run, or was.
  public void probeUser(Action action, Person person) {
    append(action, person, Actor.SERVICE, Result.DONE, Map.of("why", "probe"));
  }

  /// What HR entered is in the registry; the entry says that it was, and how long the person may
  /// act.
  void registered(Person person, Map<String, String> detail, @Nullable Principal by) {
    append(Action.PERSON_REGISTERED, person, actor(by), Result.DONE, detail);
  }

  void renamed(Person person, Principal by) {
    append(Action.PERSON_RENAMED, person, actor(by), Result.DONE, Map.of());
  }

  void confirmed(Person person, Instant until, CurrentUser by) {
    append(
        Action.PERSON_ROLE_CONFIRMED,
        person,
        actor(by),
        Result.DONE,
        Map.of("role", person.role().code(), "until", until.toString()));
  }

  /// It reached its end, and no one had confirmed it for longer.
  void roleOver(Person person, Instant until) {
    append(
        Action.PERSON_ROLE_OVER,
        person,
        Actor.SERVICE,
        Result.DONE,
        Map.of("role", person.role().code(), "until", until.toString()));
  }

  void enabled(Person person, CurrentUser by) {
    append(Action.PERSON_ENABLED, person, actor(by), Result.DONE, Map.of());
  }

  void roleChanged(Person person, Role to, CurrentUser by) {
    append(
        Action.PERSON_ROLE_CHANGED,
        person,
        actor(by),
        Result.DONE,
        Map.of("from", person.role().code(), "to", to.code()));
  }

  public void signedIn(Person person, String session, Sessions.How how) {
    append(Action.SIGNED_IN, person, self(person, session), Result.DONE, Map.of("how", how.code()));
  }

  public void signedOut(Person person, String session) {
    append(Action.SIGNED_OUT, person, self(person, session), Result.DONE, Map.of());
  }

  /// At the provider by which the session began.
  public void signedOutThere(Person person, String session) {
    append(
        Action.SIGNED_OUT,
        person,
        self(person, session),
        Result.DONE,
        Map.of("how", Sessions.How.PROVIDER.code()));
  }

  public void passkeyRemoved(Person person, String session) {
    append(Action.PASSKEY_REMOVED, person, self(person, session), Result.DONE, Map.of());
  }

  public void identityLinked(Person person, String session) {
    append(Action.IDENTITY_LINKED, person, self(person, session), Result.DONE, Map.of());
  }

  public void identityUnlinked(Person person, String session) {
    append(Action.IDENTITY_UNLINKED, person, self(person, session), Result.DONE, Map.of());
  }

  /// A person who could approve was ended, or has another role.
  ///
  /// @param until when it ends, if that is to come
  /// @param client whose log; null for the installation's
  void secondEnded(
      Person person, @Nullable Instant until, @Nullable ClientId client, Principal by) {
    var role = person.role().code();
    log.append(
        new Entry(
            Action.SECOND_ENDED,
            client,
            person.id().toString(),
            by.actor(),
            Purpose.MANAGE,
            Result.DONE,
            until == null
                ? Map.of("role", role)
                : Map.of("role", role, "until", until.toString())));
  }

  /// The day's comparison of accounts with HR's registry.
  public void reconciled(Map<String, String> counts) {
    log.append(
        new Entry(
            Action.PEOPLE_RECONCILED,
            null,
            "people",
            Actor.SERVICE,
            Purpose.MANAGE,
            Result.DONE,
            counts));
  }

  /// Names were shown: everyone's to the office, colleagues' to a member.
  public void listed(Principal to) {
    log.append(Entry.done(Action.PEOPLE_LISTED, to.client(), "people", to.actor(), Purpose.MANAGE));
  }

  /// What a page refused, in the log of the client whose texts it shows, or in the installation's.
  ///
  /// @param client whose log; null for the installation's
  /// @param how a fixed word
  public void copyTried(CurrentUser user, @Nullable ClientId client, String of, String how) {
    log.append(
        new Entry(
            Action.COPY_TRIED,
            client,
            of,
            user.actor(),
            Purpose.OPERATE,
            Result.REFUSED,
            Map.of("how", how)));
  }

  /// @param why a fixed word
  public void refused(Person person, String why) {
    append(
        Action.SIGN_IN_REFUSED,
        person,
        new Actor(null, "stranger", null),
        Result.REFUSED,
        Map.of("why", why));
  }

  private void append(
      Action action, Person person, Actor actor, Result result, Map<String, String> detail) {
    log.append(
        new Entry(
            action,
            person.client(),
            person.id().toString(),
            actor,
            Purpose.MANAGE,
            result,
            detail));
  }

  private static Actor self(Person person, @Nullable String session) {
    return new Actor(person.id(), person.role().code(), session);
  }

  private static Actor actor(@Nullable Principal by) {
    return by == null ? Actor.SERVICE : by.actor();
  }
}
