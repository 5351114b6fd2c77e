package denwaban.watch.question;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.http.Problem;
import denwaban.people.People;
import denwaban.watch.OfficeText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A member asks about an entry of their company's log, and reads the answers.
@RestController
@RequestMapping("/api/log")
final class QuestionsEndpoint {

  private final Questions questions;
  private final People people;

  QuestionsEndpoint(Questions questions, People people) {
    this.questions = questions;
    this.people = people;
  }

  record Asking(@Nullable String kind, @Nullable String text) {}

  /// @param name of the person behind the entry, if it was asked for and given
  record Shown(
      UUID id,
      long index,
      String kind,
      String text,
      String by,
      Instant at,
      @Nullable String answer,
      @Nullable String name,
      @Nullable Instant answeredAt) {}

  record All(long open, List<Shown> questions) {}

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/questions")
  All all(CurrentUser user) {
    var client = user.memberOf();
    return new All(questions.open(client), questions.of(client).stream().map(this::shown).toList());
  }

  @RequiresPermission(Permission.READ_LOG)
  @PostMapping("/{index}/questions")
  @ResponseStatus(HttpStatus.CREATED)
  Shown ask(CurrentUser user, @PathVariable long index, @RequestBody Asking body) {
    return shown(questions.ask(user, index, kind(body.kind()), OfficeText.of(body.text())));
  }

  private Shown shown(Question it) {
    var answer = it.answer();
    var named = answer == null ? null : answer.named();
    return new Shown(
        it.id(),
        it.index(),
        it.kind().code(),
        it.text(),
        people.find(it.askedBy()).map(Person::name).orElse(""),
        it.askedAt(),
        answer == null ? null : answer.text(),
        named == null ? null : people.find(named).map(Person::name).orElse(null),
        answer == null ? null : answer.at());
  }

  private static Question.Kind kind(@Nullable String code) {
    try {
      return Question.Kind.of(code);
    } catch (IllegalArgumentException unknown) {
      throw Problem.malformed();
    }
  }
}
