package denwaban.client.mailbox;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.client.key.Line;
import denwaban.client.key.MemberKeys;
import denwaban.client.key.NeededKeys;
import denwaban.client.key.Rotation;
import denwaban.http.Base64Text;
import denwaban.http.BodyLimit;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Lines of keys, over HTTP: `company`, or a mailbox's id.
@RestController
@RequestMapping("/api/keys/lines/{line}")
class LinesEndpoint {

  private final Rotation rotation;
  private final NeededKeys needed;
  private final Mailboxes mailboxes;

  LinesEndpoint(Rotation rotation, NeededKeys needed, Mailboxes mailboxes) {
    this.rotation = rotation;
    this.needed = needed;
    this.mailboxes = mailboxes;
  }

  /// @param chain docs/formats/key-chain.md, the exact text
  record Chain(String chain) {}

  record Holder(UUID member, String grant) {
    Holder {
      requireNonNull(member);
      requireNonNull(grant);
    }

    Rotation.Holder read() {
      return new Rotation.Holder(
          new PersonId(member), Base64Text.read(grant, MemberKeys.BLOB_LIMIT));
    }
  }

  record NewEpoch(String statement, String signature, List<Holder> holders) {
    NewEpoch {
      requireNonNull(statement);
      requireNonNull(signature);
      requireNonNull(holders);
    }
  }

  @GetMapping("/chain")
  @RequiresPermission(Permission.OPEN_KEYS)
  Chain chain(CurrentUser user, @PathVariable String line) {
    return new Chain(rotation.chain(user.memberOf(), followed(user, line)));
  }

  /// @param epochs that something kept needs, from the oldest
  record Needed(List<Integer> epochs) {}

  @GetMapping("/needed")
  @RequiresPermission(Permission.MANAGE_KEYS)
  Needed needed(CurrentUser user, @PathVariable String line) {
    var wanted = followed(user, line);
    var epochs = needed.epochs(user.memberOf(), wanted);
    if (epochs.isEmpty() && !wanted.equals(Line.OWN)) {
      throw Problem.notFound();
    }
    return new Needed(epochs);
  }

  private Line followed(CurrentUser user, String line) {
    var wanted = Line.parse(line);
    if (!mailboxes.mayFollow(user, wanted)) {
      throw Problem.notFound();
    }
    return wanted;
  }

  @PostMapping("/epochs")
  @BodyLimit(kib = 8_192)
  @RequiresReauthentication
  @RequiresPermission(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void next(CurrentUser user, @PathVariable String line, @RequestBody NewEpoch body) {
    rotation.next(
        user,
        Line.parse(line),
        body.statement(),
        Base64Text.read(body.signature(), 64),
        body.holders().stream().map(Holder::read).toList());
  }
}
