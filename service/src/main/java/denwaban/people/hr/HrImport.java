package denwaban.people.hr;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import denwaban.people.PersonLog;
import denwaban.people.Registry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes HR's list in, as a whole or not at all. A line finds its person by HR's number. It gives
/// no one a new role: a newcomer's waits for the enrolment link, another's for an administrator.
@Component
class HrImport {

  private final TenantTransactions transactions;
  private final People people;
  private final Registry registry;
  private final PersonLog personLog;

  HrImport(TenantTransactions transactions, People people, Registry registry, PersonLog personLog) {
    this.transactions = transactions;
    this.people = people;
    this.registry = registry;
    this.personLog = personLog;
  }

  /// What a line does.
  enum What {
    NEW,
    CHANGED,
    SAME,
    WRONG
  }

  /// @param wrong the part that is wrong, or null
  record Row(int line, String name, What what, @Nullable String wrong) {

    /// Without the name.
    @Override
    public String toString() {
      return line + " " + what;
    }
  }

  /// @param missing names of staff whom the list does not have: nothing is done to them by it
  /// @param done whether it was taken in
  record Outcome(List<Row> rows, List<String> missing, boolean done) {

    /// Without names.
    @Override
    public String toString() {
      return rows.size() + " lines";
    }
  }

  /// @param apply false to see only what it would do
  /// @throws Problem as [HrCsv#read]
  Outcome take(String csv, boolean apply, CurrentUser by) {
    var lines = HrCsv.read(csv);
    return transactions.office(() -> {
      if (apply) registry.holdForList();
      personLog.listed(by); // the answer names whom the list does not have
      var before = registry.all();
      var numbers =
          before.entrySet().stream()
              .filter(it -> it.getValue().engagement() != null)
              .filter(it -> !Objects.requireNonNull(it.getValue().engagement()).number().isEmpty())
              .collect(
                  Collectors.toMap(
                      it -> Objects.requireNonNull(it.getValue().engagement()).number(),
                      Map.Entry::getKey));
      var rows = lines.stream().map(it -> row(it, numbers, before)).toList();
      var done = apply && rows.stream().noneMatch(it -> it.what() == What.WRONG);
      if (done) {
        for (var n = 0; n < rows.size(); n++) {
          var said = lines.get(n).person();
          if (said != null && rows.get(n).what() != What.SAME) {
            apply(said, numbers.get(said.engagement().number()), by);
          }
        }
      }
      return new Outcome(rows, missing(lines, numbers), done);
    });
  }

  private static Row row(
      HrCsv.Line line, Map<String, PersonId> numbers, Map<PersonId, Registry.Standing> before) {
    var said = line.person();
    if (said == null) return new Row(line.number(), line.name(), What.WRONG, line.wrong());
    var known = numbers.get(said.engagement().number());
    if (known == null) return new Row(line.number(), line.name(), What.NEW, null);
    var standing = Objects.requireNonNull(before.get(known));
    var same =
        said.engagement().equals(standing.engagement()) && said.times().equals(standing.times());
    return new Row(line.number(), line.name(), same ? What.SAME : What.CHANGED, null);
  }

  private void apply(HrCsv.Said said, @Nullable PersonId known, CurrentUser by) {
    var id =
        known == null ? people.add(said.name(), said.kana(), said.role(), null, by).id() : known;
    registry.enter(id, said.engagement(), said.times(), by);
  }

  private List<String> missing(List<HrCsv.Line> lines, Map<String, PersonId> numbers) {
    var there =
        lines.stream()
            .map(HrCsv.Line::person)
            .filter(Objects::nonNull)
            .map(it -> numbers.get(it.engagement().number()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return people.all().stream()
        .filter(it -> it.role().staff() && !it.disabled() && !there.contains(it.id()))
        .map(Person::name)
        .toList();
  }
}
