package denwaban.watch.question;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.LogPage;
import denwaban.audit.Purpose;
import denwaban.audit.reading.LogSearch;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.watch.LogEvent;
import denwaban.watch.OpenQuestions;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Members ask about an entry, the office answers once. Each of both is an entry of the client's
/// log.
@Component
class Questions implements OpenQuestions {

  /// Questions of a client that wait for an answer at a time.
  static final int OPEN_LIMIT = 50;

  /// Questions in one list.
  static final int LIST_LIMIT = 200;

  private final TenantTransactions transactions;
  private final QuestionTable book;
  private final LogSearch log;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Ids ids;

  Questions(
      TenantTransactions transactions,
      QuestionTable book,
      LogSearch log,
      AuditLog audit,
      InstantSource clock,
      Ids ids) {
    this.transactions = transactions;
    this.book = book;
    this.log = log;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /// @throws Problem 404 if the log has no such entry, 409 if no person is behind it or too many
  ///   questions are open
  Question ask(CurrentUser user, long index, Question.Kind kind, String text) {
    var client = user.memberOf();
    var entry = log.entry(client, index).orElseThrow(Problem::notFound);
    if (kind == Question.Kind.NAME && LogEvent.of(client, entry).actor() == null) {
      throw new Problem(409, "nobody-behind");
    }
    var question =
        new Question(ids.next(), client, index, kind, text, user.person(), clock.instant(), null);
    return transactions.as(
        client,
        () -> {
          if (book.open() >= OPEN_LIMIT) {
            throw new Problem(409, "too-many-open");
          }
          book.add(question);
          audit.append(
              Entry.done(
                  kind == Question.Kind.NAME ? Action.NAME_ASKED : Action.QUESTION_ASKED,
                  client,
                  question.id().toString(),
                  user.actor(),
                  Purpose.MANAGE));
          return question;
        });
  }

  List<Question> of(ClientId client) {
    return transactions.as(client, () -> book.all(LIST_LIMIT));
  }

  long open(ClientId client) {
    return transactions.as(client, book::open);
  }

  /// Of all clients, for the office.
  List<Question> all() {
    return transactions.office(() -> book.all(LIST_LIMIT));
  }

  @Override
  public long open() {
    return transactions.office(book::open);
  }

  /// The entry that a question is about.
  LogPage.Line entry(Question question) {
    return log.entry(question.client(), question.index())
        .orElseThrow(() -> new AssertionError("a log never shrinks"));
  }

  /// @param named gives the name behind the entry's pseudonym, which must have been asked for
  /// @throws Problem 404 if there is no such question, 409 if it was answered or asked for no name,
  ///   410 if that person was erased
  void answer(CurrentUser user, UUID id, String text, boolean named) {
    var asked = transactions.office(() -> book.find(id)).orElseThrow(Problem::notFound);
    var person = named ? behind(asked) : null;
    transactions.office(() -> {
      if (!book.answer(id, text, person, user.person(), clock.instant())) {
        throw new Problem(409, "answered");
      }
      audit.append(said(user, asked, Action.QUESTION_ANSWERED, id.toString()));
      if (person != null) {
        audit.append(said(user, asked, Action.NAME_GIVEN, person.toString()));
      }
    });
  }

  private static Entry said(CurrentUser user, Question asked, Action action, String object) {
    return Entry.done(action, asked.client(), object, user.actor(), Purpose.MANAGE);
  }

  private @Nullable PersonId behind(Question asked) {
    if (asked.kind() != Question.Kind.NAME) {
      throw new Problem(409, "no-name-asked");
    }
    var actor = LogEvent.of(asked.client(), entry(asked)).actor();
    return (actor == null
            ? java.util.Optional.<PersonId>empty()
            : log.behind(asked.client(), actor))
        .orElseThrow(() -> new Problem(410, "person-erased"));
  }
}
