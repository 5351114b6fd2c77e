package denwaban.message;

import static java.util.Objects.requireNonNull;

import denwaban.kernel.CallId;
import denwaban.kernel.ObjectId;
import denwaban.people.Base64Text;
import denwaban.people.Permission;
import denwaban.people.Permits;
import denwaban.people.Problem;
import denwaban.people.Who;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Takes sealed messages from desks. A body that lacks a field is malformed: its record refuses to
/// be made.
@RestController
class MessageEndpoint {

  private final Taking taking;

  MessageEndpoint(Taking taking) {
    this.taking = taking;
  }

  record NewMessage(
      UUID call,
      UUID object,
      String header,
      String payload,
      String manifest,
      String signature,
      boolean urgent) {
    NewMessage {
      requireNonNull(call);
      requireNonNull(object);
      requireNonNull(header);
      requireNonNull(payload);
      requireNonNull(manifest);
      requireNonNull(signature);
    }
  }

  record Answer(String message) {}

  @PostMapping("/api/messages")
  @Permits(Permission.ANSWER_CALLS)
  @ResponseStatus(HttpStatus.CREATED)
  Answer take(Who who, @RequestBody NewMessage body) {
    if (body.manifest().length() > SealedMessage.MANIFEST_LIMIT) {
      throw new Problem(413, "too-long", "内容が長すぎます。", "This is too long.");
    }
    taking.take(
        who,
        new SealedMessage(
            new CallId(body.call()),
            new ObjectId(body.object()),
            Base64Text.read(body.header(), SealedMessage.HEADER_LIMIT),
            Base64Text.read(body.payload(), SealedMessage.PAYLOAD_LIMIT),
            body.manifest(),
            Base64Text.read(body.signature(), 64),
            body.urgent()));
    return new Answer(body.object().toString());
  }
}
