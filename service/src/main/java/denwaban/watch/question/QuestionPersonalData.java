package denwaban.watch.question;

import denwaban.access.Person;
import denwaban.access.PersonalData;
import denwaban.audit.reading.LogSearch;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.watch.LogEvent;
import denwaban.watch.watchlist.WatchlistTable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// A question that the person asked, or that is about what they did, is answered before they are
/// erased. The numbers of their family are watched no longer.
@Component
class QuestionPersonalData implements PersonalData {

  private final TenantTransactions transactions;
  private final QuestionTable questions;
  private final WatchlistTable callers;
  private final LogSearch log;

  QuestionPersonalData(
      TenantTransactions transactions,
      QuestionTable questions,
      WatchlistTable callers,
      LogSearch log) {
    this.transactions = transactions;
    this.questions = questions;
    this.callers = callers;
    this.log = log;
  }

  @Override
  public Optional<Problem> hindrance(Person person) {
    return transactions.office(questions::waiting).stream()
        .filter(it -> it.askedBy().equals(person.id()) || isAbout(it, person))
        .findAny()
        .map(_ -> new Problem(409, "question-open"));
  }

  private boolean isAbout(Question question, Person person) {
    var client = question.client();
    return log.entry(client, question.index())
        .map(it -> LogEvent.of(client, it).actor())
        .flatMap(actor -> log.behind(client, actor))
        .filter(person.id()::equals)
        .isPresent();
  }

  @Override
  public void remove(Person person) {
    transactions.office(() -> callers.forgetFamily(person.id()));
  }
}
