package denwaban.copies;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.anchor.LogExport;
import denwaban.client.Clients;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people do with copies: take one along, say where they go, look how old they are.
@Component("copyKeeping") // `message` has a Keeping too
class LogCopyService {

  private static final Pattern SECRET = Pattern.compile("[!-~]{1,500}");

  private final CopyTargets copyTargets;
  private final CopyRounds copyRounds;
  private final LogExport copies;
  private final CopyTable book;
  private final Clients clients;
  private final TenantTransactions transactions;
  private final AuditLog entries;
  private final InstantSource clock;

  LogCopyService(
      CopyTargets copyTargets,
      CopyRounds copyRounds,
      LogExport copies,
      CopyTable book,
      Clients clients,
      TenantTransactions transactions,
      AuditLog entries,
      InstantSource clock) {
    this.copyTargets = copyTargets;
    this.copyRounds = copyRounds;
    this.copies = copies;
    this.book = book;
    this.clients = clients;
    this.transactions = transactions;
    this.entries = entries;
    this.clock = clock;
  }

  /// @param size entries that the copy has
  /// @param at when it was last complete; null if it never was
  record Copy(long size, @Nullable Instant at, @Nullable CopyTrouble trouble) {

    static Copy of(CopyTable.State state) {
      return new Copy(state.had().size(), state.at(), state.trouble());
    }
  }

  /// @param entries of the log now
  /// @param folder null if the office has none
  /// @param target null if the client wants none
  /// @param own null if the client wants none
  record Seen(long entries, @Nullable Copy folder, @Nullable Target target, @Nullable Copy own) {}

  /// @param client null for the installation's log
  /// @param name of the client
  record OfOne(@Nullable String client, @Nullable String name, Seen seen) {}

  Seen seen(@Nullable ClientId client) {
    var entries = copies.size(client);
    return client == null
        ? transactions.office(() -> seen(null, entries))
        : transactions.as(client, () -> seen(client, entries));
  }

  private Seen seen(@Nullable ClientId client, long entries) {
    var target =
        client == null ? Optional.<Target>empty() : book.find(client).map(CopyTable.Wanted::target);
    return new Seen(
        entries,
        copyTargets.hasFolder() ? Copy.of(book.state(client, CopyTable.Place.FOLDER)) : null,
        target.orElse(null),
        target.map(_ -> Copy.of(book.state(client, CopyTable.Place.OWN))).orElse(null));
  }

  /// The installation's copies, then each client's.
  List<OfOne> all() {
    var all = new java.util.ArrayList<OfOne>();
    all.add(new OfOne(null, null, seen(null)));
    for (var client : clients.all()) {
      all.add(new OfOne(client.id().toString(), client.name(), seen(client.id())));
    }
    return all;
  }

  /// The entry first. What is written after it may hold it already.
  void logTaken(CurrentUser user) {
    transactions.run(user.memberOf(), () -> log(Action.COPY_TAKEN, user));
  }

  /// @param out gets no end if this throws
  void take(CurrentUser user, OutputStream out) throws IOException {
    var client = user.memberOf();
    var tar = new TarFiles(out, LogExport.folder(client), clock.instant());
    copies.write(client, LogExport.Had.NOTHING, tar);
    tar.finish();
  }

  /// @param secret a token, or an access key id and a secret key in two lines
  /// @throws Problem 422 if the address is none to write to, or leads inside; or the secret has
  ///   other characters
  void set(CurrentUser user, Target target, String secret) {
    var client = user.memberOf();
    check(target);
    var lines = target instanceof Target.Bucket ? 2 : 1;
    if (secret.lines().count() != lines
        || !secret.lines().allMatch(line -> SECRET.matcher(line).matches())) {
      throw new Problem(422, "secret-malformed");
    }
    var wanted = new CopyTable.Wanted(target, copyTargets.wrap(client, secret), clock.instant());
    transactions.run(
        client,
        () -> {
          book.set(client, wanted);
          book.forget(client, CopyTable.Place.OWN);
          log(Action.COPY_SET, user);
        });
    copyRounds.changed(client);
  }

  /// @throws Problem 404 if there was none
  void remove(CurrentUser user) {
    var client = user.memberOf();
    transactions.run(
        client,
        () -> {
          if (!book.remove(client)) {
            throw Problem.notFound();
          }
          book.forget(client, CopyTable.Place.OWN);
          log(Action.COPY_REMOVED, user);
        });
  }

  private void check(Target target) {
    try {
      Outbound.check(
          Outbound.parse(target.address(), copyTargets.allowPrivate()), copyTargets.allowPrivate());
    } catch (IllegalArgumentException e) {
      throw new Problem(422, "address-malformed");
    } catch (CopyFailed e) {
      throw e.why() == CopyTrouble.PRIVATE_ADDRESS
          ? new Problem(422, "address-private.copy")
          : new Problem(422, "address-unknown");
    }
  }

  private void log(Action action, CurrentUser user) {
    var client = user.memberOf();
    entries.append(
        Entry.done(action, client, LogExport.folder(client), user.actor(), Purpose.EXPORT));
  }
}
