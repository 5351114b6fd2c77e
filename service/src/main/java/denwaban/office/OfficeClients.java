package denwaban.office;

import static java.util.Objects.requireNonNull;

import denwaban.access.ClientStanding;
import denwaban.access.CurrentUser;
import denwaban.access.StaffPasskeys;
import denwaban.audit.Actor;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.client.Clients.Adding;
import denwaban.client.Clients.Changing;
import denwaban.client.Clients.Listed;
import denwaban.client.KeyKind;
import denwaban.client.key.CompanyKeys;
import denwaban.contract.AgreementResult;
import denwaban.contract.NewTerms;
import denwaban.contract.Terms;
import denwaban.demo.DemoScripts;
import denwaban.http.EntityTag;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PhoneNumber;
import denwaban.office.ClientSheet.Asked;
import denwaban.office.ClientSheet.Times;
import denwaban.office.ClientSheet.WantedField;
import denwaban.script.Announcement;
import denwaban.script.Content;
import denwaban.script.Field;
import denwaban.script.Fields;
import denwaban.script.GreetingAudio;
import denwaban.script.Scripts;
import denwaban.script.Version;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the office does with client companies; the modules below each keep their own part.
@Component
final class OfficeClients {

  /// Numbers of one client.
  static final int NUMBER_LIMIT = 50;

  private final Clients clients;
  private final CompanyKeys keys;
  private final NewTerms newTerms;
  private final ClientStanding standing;
  private final Scripts scripts;
  private final StaffPasskeys passkeys;
  private final Ids ids;
  private final InstantSource clock;

  OfficeClients(
      Clients clients,
      CompanyKeys keys,
      NewTerms newTerms,
      ClientStanding standing,
      Scripts scripts,
      StaffPasskeys passkeys,
      Ids ids,
      InstantSource clock) {
    this.clients = clients;
    this.keys = keys;
    this.newTerms = newTerms;
    this.standing = standing;
    this.scripts = scripts;
    this.passkeys = passkeys;
    this.ids = ids;
    this.clock = clock;
  }

  List<ClientSheet> all() {
    return clients.all().stream().map(this::sheet).toList();
  }

  /// Adds a client with the usual script and form, which the office changes next, and with the
  /// terms that were agreed. Without terms its calls are refused.
  ClientSheet add(ClientSheet.New body, CurrentUser user) {
    var by = actor(user);
    var client =
        checked(() ->
            client(
                new ClientId(ids.next()), body.slug(), body.name(), body.kana(), body.keyKind()));
    var numbers = numbers(body.numbers());
    var draft = body.contract();
    if (draft != null && !newTerms.unsigned()) throw NewTerms.needsSignatures();
    var terms = draft == null ? null : checked(() -> draft.terms(client.id(), clock.instant()));
    if (terms != null && !newTerms.canStart(terms.effectiveFrom())) {
      throw unfit();
    }
    if (terms != null) {
      passkeys.demandList(terms.passkeys());
    }
    switch (clients.add(client, numbers, by)) {
      case Adding.Added() -> {}
      case Adding.Taken() -> throw taken();
    }
    scripts.set(client.id(), FirstScript.of(client), by);
    if (terms != null) {
      agree(terms, by);
    }
    return sheet(client);
  }

  /// @throws Problem 404 if there is no such client; 409 if someone else changed it since `base`, a
  ///   number is another's, or it has a key of another kind; 422 if something does not fit
  ClientSheet change(ClientId id, ClientSheet.Change body, CurrentUser user) {
    var old = clients.find(id).orElseThrow(Problem::notFound);
    var had = clients.numbers(id);
    var last = scripts.last(id);
    var content = scripts.content(id).orElseGet(() -> FirstScript.of(old));
    var client = checked(() -> client(id, old.slug(), body.name(), body.kana(), body.keyKind()));
    var base = checked(() -> given(body.base()));
    if (!base.equals(version(old, had, content))) throw overtaken();
    if (client.wantedKind() != old.wantedKind() && keys.current(id).isPresent()) {
      throw new Problem(409, "key-exists.company-kind");
    }
    var next = checked(() -> content(content, body));
    var before = new Listed(old, had);
    var after = new Listed(client, numbers(body.numbers()));
    switch (clients.change(before, after, actor(user))) {
      case Changing.Changed() -> {}
      case Changing.Taken() -> throw taken();
      case Changing.Overtaken() -> throw overtaken();
    }
    if (!next.equals(content) && !scripts.set(id, last, next, actor(user))) throw overtaken();
    return sheet(client);
  }

  void setAudio(ClientId id, Announcement kind, byte[] wav, CurrentUser user) {
    if (clients.find(id).isEmpty()) {
      throw Problem.notFound();
    }
    var ulaw = GreetingAudio.fromWav(wav).orElseThrow(() -> new Problem(422, "not-a-greeting"));
    if (!scripts.setAudio(id, kind, ulaw, actor(user))) {
      throw new Problem(409, "sounds-too-many", Scripts.SOUNDS_DAY_LIMIT);
    }
  }

  private ClientSheet sheet(Client client) {
    var content = scripts.content(client.id()).orElseGet(() -> FirstScript.of(client));
    var numbers = clients.numbers(client.id());
    var version = scripts.current(client.id()).map(Version::number).orElse(0);
    return new ClientSheet(
        client.id().toString(),
        version(client, numbers, content),
        client.name(),
        client.kana(),
        client.slug(),
        standing.ended(client.id()),
        client.wantedKind().code(),
        numbers.stream().map(PhoneNumber::e164).toList(),
        content.greeting(),
        scripts.has(client.id(), Announcement.GREETING),
        scripts.has(client.id(), Announcement.NOTICE),
        Times.of(content.hours()),
        Asked.of(version, content.fields()));
  }

  /// Of what the client's screen shows to be changed; what is said on the phone has a version of
  /// its own.
  private static String version(Client client, List<PhoneNumber> numbers, Content content) {
    // Not as text of their own: a number's shows its last two digits alone.
    var all = numbers.stream().map(PhoneNumber::e164).toList();
    var fields = content.fields().stream().map(it -> it.key() + ' ' + it.required()).toList();
    return EntityTag.of(client.name(), client.kana(), client.wantedKind().code(), all, fields);
  }

  private static Client client(
      ClientId id,
      @Nullable String slug,
      @Nullable String name,
      @Nullable String kana,
      @Nullable String kind) {
    return new Client(
        id,
        given(name).strip(),
        given(kana).strip(),
        given(slug),
        KeyKind.of(given(kind)),
        DemoScripts.TOKYO);
  }

  private static Content content(Content old, ClientSheet.Change body) {
    var form = body.form();
    var wanted = form == null ? null : form.fields();
    var fields = wanted == null ? old.fields() : wanted.stream().map(it -> field(old, it)).toList();
    return old.asking(fields)
        .with(
            body.greeting() == null ? old.greeting() : body.greeting(),
            body.hours() == null ? old.hours() : body.hours().over(old.hours()));
  }

  private static Field field(Content old, WantedField wanted) {
    var known =
        Stream.concat(old.fields().stream(), Fields.OFFERED.stream())
            .filter(it -> it.key().equals(wanted.key()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such field"));
    return wanted.required() ? Fields.required(known) : Fields.optional(known);
  }

  private static List<PhoneNumber> numbers(@Nullable List<String> sent) {
    var texts = sent == null ? List.<String>of() : sent;
    if (texts.size() > NUMBER_LIMIT) {
      throw unfit();
    }
    return checked(() -> texts.stream().map(PhoneNumber::new).distinct().toList());
  }

  /// The first terms of a client that was added just now.
  private void agree(Terms terms, Actor by) {
    switch (newTerms.agree(terms, 0, by)) {
      case AgreementResult.Agreed _ -> {}
      case AgreementResult.NotThen() -> throw unfit();
      case AgreementResult.Overtaken() -> throw new AssertionError("the client was added just now");
    }
  }

  /// Values check themselves; what they refuse came from outside.
  private static <T> T checked(Supplier<T> making) {
    try {
      return making.get();
    } catch (IllegalArgumentException | DateTimeException | NullPointerException bad) {
      throw unfit();
    }
  }

  private static String given(@Nullable String text) {
    return requireNonNull(text, "left out");
  }

  private static Problem unfit() {
    return new Problem(422, "client-unfit");
  }

  private static Problem overtaken() {
    return new Problem(409, "client-changed");
  }

  private static Problem taken() {
    return new Problem(409, "client-taken");
  }

  private static Actor actor(CurrentUser user) {
    return new Actor(user.person(), user.role().code(), user.session());
  }
}
