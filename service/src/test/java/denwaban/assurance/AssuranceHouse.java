package denwaban.assurance;

import denwaban.assurance.control.Words;
import denwaban.assurance.observation.Finding;
import denwaban.assurance.observation.Observations;
import denwaban.assurance.observation.Outcome;
import denwaban.assurance.observation.Scope;
import denwaban.audit.AuditLog;
import denwaban.audit.Program;
import denwaban.client.Clients;
import denwaban.client.key.TestClients;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/// A running server with people, observations, their word and closures in it.
@SpringBootTest(
    classes = {PeopleHouse.class, AssuranceHouse.Scanned.class},
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "denwaban.mode=demo")
public abstract class AssuranceHouse extends PeopleTest {

  @Configuration(proxyBeanMethods = false)
  @ComponentScan({
    "denwaban.assurance.observation",
    "denwaban.assurance.statement",
    "denwaban.assurance.closure"
  })
  static class Scanned {

    @Bean
    Clients clients(AuditLog audit) {
      return new TestClients(database, audit).clients();
    }

    @Bean
    Program program() {
      return new Program(Path.of(""));
    }
  }

  @Autowired protected Observations observations;

  protected void observe(String check, Outcome outcome) {
    observations.keep(
        List.of(Finding.of(check, Scope.OFFICE, outcome, 1, 1, new Words("見た。", "Seen."))));
  }

  protected long entries(String act) {
    return database
        .superuser()
        .sql("select count(*) from audit_outbox where leaf::jsonb ->> 'act' = :act")
        .param("act", act)
        .query(Long.class)
        .single();
  }
}
