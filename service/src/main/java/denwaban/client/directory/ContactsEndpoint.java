package denwaban.client.directory;

import static java.util.Objects.requireNonNullElse;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The own company's people, for its members.
@RestController
@RequestMapping("/api/contacts")
class ContactsEndpoint {

  private final Contacts contacts;

  ContactsEndpoint(Contacts contacts) {
    this.contacts = contacts;
  }

  /// @param member id of the member that this person is; null for none
  /// @param ended whether that member's access has ended: this person is told of nothing
  record Shown(
      UUID id,
      String name,
      String kana,
      List<String> aliases,
      String department,
      @Nullable UUID member,
      boolean left,
      boolean ended) {

    static Shown of(Contact it, boolean ended) {
      var member = it.member();
      return new Shown(
          it.id(),
          it.name(),
          it.kana(),
          it.aliases(),
          it.department(),
          member == null ? null : member.value(),
          it.left(),
          ended);
    }
  }

  record Wanted(
      @Nullable String name,
      @Nullable String kana,
      @Nullable List<String> aliases,
      @Nullable String department,
      @Nullable UUID member) {

    Contact contact(UUID id) {
      try {
        return new Contact(
            id,
            text(name),
            text(kana),
            requireNonNullElse(aliases, List.<String>of()).stream().map(String::strip).toList(),
            text(department),
            member == null ? null : new PersonId(member),
            false);
      } catch (IllegalArgumentException unfit) {
        throw new Problem(422, "contact-unfit");
      }
    }

    private static String text(@Nullable String text) {
      return requireNonNullElse(text, "").strip();
    }

    /// Never the name.
    @Override
    public String toString() {
      return "a contact";
    }
  }

  @GetMapping
  @RequiresPermission(Permission.READ_OWN)
  List<Shown> all(CurrentUser user) {
    var client = user.memberOf();
    var ended = contacts.ended(client);
    return contacts.all(client).stream()
        .map(it -> Shown.of(it, ended.containsKey(it.id())))
        .toList();
  }

  @PutMapping("/{id}")
  @RequiresPermission(Permission.SET_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(CurrentUser user, @PathVariable UUID id, @RequestBody Wanted body) {
    contacts.put(user, body.contact(id));
  }

  @DeleteMapping("/{id}")
  @RequiresPermission(Permission.SET_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void leave(CurrentUser user, @PathVariable UUID id) {
    contacts.leave(user, id);
  }

  @PostMapping("/{id}/back")
  @RequiresPermission(Permission.SET_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void back(CurrentUser user, @PathVariable UUID id) {
    contacts.back(user, id);
  }
}
