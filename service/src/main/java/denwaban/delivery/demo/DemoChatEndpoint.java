package denwaban.delivery.demo;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the demo's chat got. Exists in the demo only, which can be reached from this machine alone.
@RestController
@ConditionalOnProperty(name = "denwaban.mode", havingValue = "demo")
final class DemoChatEndpoint {

  private final DemoChat chat;

  DemoChatEndpoint(DemoChat chat) {
    this.chat = chat;
  }

  @GetMapping("/api/demo/chat")
  @RequiresPermission(Permission.ANYONE)
  List<DemoChat.Post> all() {
    return chat.all();
  }
}
