package denwaban.watch.question;

import denwaban.access.ClientNames;
import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.http.PathId;
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

/// The office reads clients' questions about their logs, each with its entry, and answers once.
@RestController
@RequestMapping("/api/office/questions")
final class OfficeQuestionsEndpoint {

  private final Questions questions;
  private final ClientNames clientNames;
  private final People people;

  OfficeQuestionsEndpoint(Questions questions, ClientNames clientNames, People people) {
    this.questions = questions;
    this.clientNames = clientNames;
    this.people = people;
  }

  /// @param leaf of the entry it is about: pseudonyms and ids, as the client sees it
  record Shown(
      UUID id,
      String client,
      String by,
      long index,
      String leaf,
      String kind,
      String text,
      Instant at,
      @Nullable String answer,
      boolean named,
      @Nullable Instant answeredAt) {}

  record All(long open, List<Shown> questions) {}

  record Answering(@Nullable String text, @Nullable Boolean name) {}

  @RequiresPermission(Permission.READ_EVIDENCE)
  @GetMapping
  All all() {
    return new All(questions.open(), questions.all().stream().map(this::shown).toList());
  }

  /// @param id of the question; `name` gives the name behind the entry's pseudonym with the answer
  @RequiresPermission(Permission.WATCH)
  @PostMapping("/{id}/answer")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void answer(CurrentUser user, @PathVariable String id, @RequestBody Answering body) {
    questions.answer(
        user, PathId.of(id), OfficeText.of(body.text()), Boolean.TRUE.equals(body.name()));
  }

  private Shown shown(Question it) {
    var answer = it.answer();
    return new Shown(
        it.id(),
        clientNames.find(it.client()).map(ClientNames.Company::name).orElse(""),
        people.find(it.askedBy()).map(Person::name).orElse(""),
        it.index(),
        questions.entry(it).leaf(),
        it.kind().code(),
        it.text(),
        it.askedAt(),
        answer == null ? null : answer.text(),
        answer != null && answer.named() != null,
        answer == null ? null : answer.at());
  }
}
