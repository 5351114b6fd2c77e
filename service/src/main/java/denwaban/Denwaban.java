package denwaban;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The whole service in one program.
@SpringBootApplication
public class Denwaban {

  static void main(String[] args) {
    SpringApplication.run(Denwaban.class, args);
  }
}
