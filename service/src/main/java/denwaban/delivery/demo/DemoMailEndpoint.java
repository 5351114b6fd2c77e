package denwaban.delivery.demo;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What would have been sent. Exists in the demo only, which can be reached from this machine
/// alone.
@RestController
@ConditionalOnProperty(name = "denwaban.mode", havingValue = "demo")
final class DemoMailEndpoint {

  private final DemoMailbox mailbox;

  DemoMailEndpoint(DemoMailbox mailbox) {
    this.mailbox = mailbox;
  }

  @GetMapping("/api/demo/mail")
  @RequiresPermission(Permission.ANYONE)
  List<DemoMailbox.Mail> all() {
    return mailbox.all();
  }
}
