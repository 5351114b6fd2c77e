import {
  Alert,
  Anchor,
  Badge,
  Button,
  Checkbox,
  Code,
  CopyButton,
  Group,
  Stack,
  Table,
  Text,
  Title,
} from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useDemo } from "../api/queries.ts";
import type { Demo, DemoPerson } from "../api/types.ts";
import { Message } from "../shell/Plain.tsx";
import { loaded, QueryState } from "../shell/QueryState.tsx";
import { useTexts as useShellTexts } from "../shell/texts.ts";
import { OpenAs } from "./OpenAs.tsx";
import { progressOf, type StepNumber } from "./progress.ts";
import { useTexts } from "./texts.ts";
import { useWalked, walk, WALKED } from "./walked.ts";
import styles from "./Tour.module.css";

/// How often the state of the office is read again, in milliseconds.
const LOOK_AGAIN_MS = 3_000;

export default function Tour() {
  const t = useTexts();
  const demo = useDemo(LOOK_AGAIN_MS);
  if (demo.data) return <Steps demo={demo.data} />;
  if (!loaded(demo)) return <QueryState of={demo} />;
  return (
    <Message title={t("notDemoTitle")}>
      <Text>{t("notDemo")}</Text>
    </Message>
  );
}

function Steps({ demo }: { demo: Demo }) {
  const t = useTexts();
  const at = progressOf(demo, useWalked());
  const step = (n: StepNumber) => ({ n, next: at.next === n, done: at.done.includes(n) });
  return (
    <Stack gap="xl">
      <div>
        <Title order={1}>{t("title")}</Title>
        <Text size="lg" mt="xs">
          {t("lead")}
        </Text>
        <Text c="var(--quiet)" mt={4}>
          {t("roles")}
        </Text>
      </div>
      <ol className={styles.steps}>
        <Step {...step(1)}>
          <Facts>
            <Enrolled person={at.admin} />
            {at.client?.companyKey !== undefined && (
              <Fact good={at.keyMade} words={at.keyMade ? t("keyThere") : t("keyMissing")} />
            )}
          </Facts>
          {at.admin && <OpenAs person={at.admin} primary={at.next === 1} />}
        </Step>
        <Step {...step(2)}>
          <Facts>
            <Enrolled person={at.operator} />
            {at.operator?.line && <Fact good={at.lineUp} words={at.lineUp ? t("lineUp") : t("lineDown")} />}
          </Facts>
          {at.operator && <OpenAs person={at.operator} primary={at.next === 2} />}
        </Step>
        <Step {...step(3)}>
          <Button component={Link} to="/demo/phone" target="_blank" variant={at.next === 3 ? "filled" : "default"}>
            {t("phone")}
          </Button>
          <Sip demo={demo} />
        </Step>
        <Step {...step(4)}>{at.operator && <OpenAs person={at.operator} primary={at.next === 4} />}</Step>
        <Step {...step(5)}>
          <Group>
            {at.admin && <OpenAs person={at.admin} primary={at.next === 5} />}
            {at.outsider && <OpenAs person={at.outsider} />}
          </Group>
        </Step>
        <Step {...step(6)}>
          {at.admin && <OpenAs person={at.admin} page="/inbox/checklist" primary={at.next === 6} />}
          <Text size="sm">
            {t("6.trust")}{" "}
            <Anchor component={Link} to="/trust" target="_blank" inherit underline="always">
              {t("6.trustLink")}
            </Anchor>
          </Text>
        </Step>
        <Step {...step(7)}>
          <Group gap="md">
            <Anchor component={Link} to="/demo/mail" target="_blank" underline="always">
              {t("7.mail")}
            </Anchor>
            {at.admin && <OpenAs person={at.admin} page="/inbox" primary={at.next === 7} />}
          </Group>
        </Step>
      </ol>
      <End over={at.next === null} />
      <Everybody demo={demo} people={at.others} />
    </Stack>
  );
}

function Step({ n, next = false, done = false, children }: StepProps) {
  const t = useTexts();
  const by = WALKED.find((one) => one === String(n));
  return (
    <li
      className={next ? `${styles.step ?? ""} ${styles.next ?? ""}` : styles.step}
      aria-current={next ? "step" : undefined}
    >
      <span className={done ? `${styles.number ?? ""} ${styles.done ?? ""}` : styles.number} aria-hidden="true">
        {done ? "✓" : n}
      </span>
      <Stack gap="sm" className={styles.body ?? ""}>
        <Group gap="sm">
          <Title order={2} size="h4">
            {t(`${n}.title`)}
          </Title>
          {next && <Badge variant="filled">{t("next")}</Badge>}
          {done && (
            <Badge variant="filled" color="#0f766e">
              {t("done")}
            </Badge>
          )}
        </Group>
        <Text>{t(`${n}.what`)}</Text>
        {children}
        {by && (next || done) && (
          <Checkbox
            label={t("walked")}
            checked={done}
            onChange={(event) => walk(by, event.currentTarget.checked)}
            data-testid={`tour-walked-${n}`}
          />
        )}
      </Stack>
    </li>
  );
}

/// Said when it comes, so that no one looks for another step.
function End({ over }: { over: boolean }) {
  const t = useTexts();
  return (
    <div role="status">
      {over && (
        <Alert
          color="teal"
          variant="light"
          title={t("end")}
          styles={{ title: { color: "var(--mantine-color-text)" } }}
          data-testid="tour-end"
        >
          {t("endWhat")}
        </Alert>
      )}
    </div>
  );
}

interface StepProps {
  n: StepNumber;
  next?: boolean;
  done?: boolean;
  children: ReactNode;
}

function Facts({ children }: { children: ReactNode }) {
  return <Group gap="xs">{children}</Group>;
}

function Fact({ good, words }: { good: boolean; words: string }) {
  return (
    <span className={styles.fact}>
      <span className={good ? styles.good : styles.open} aria-hidden="true">
        {good ? "●" : "○"}
      </span>
      {words}
    </span>
  );
}

function Enrolled({ person }: { person: DemoPerson | undefined }) {
  const t = useTexts();
  if (!person) return null;
  return (
    <Fact good={person.enrolled} words={`${person.name}: ${person.enrolled ? t("enrolled") : t("notEnrolled")}`} />
  );
}

function Sip({ demo }: { demo: Demo }) {
  const t = useTexts();
  return (
    <details className={styles.details}>
      <summary>{t("sip")}</summary>
      <Text size="sm" mt="xs">
        {t("sipWhat")}
      </Text>
      <Stack gap={6} mt="xs">
        {demo.clients.map((client) => {
          const address = `sip:${client.number}@${demo.sip.host}:${demo.sip.port}`;
          return (
            <Group key={client.id} gap="sm">
              <Text size="sm" w={190}>
                {client.name}
              </Text>
              <Code>{address}</Code>
              <CopyButton value={address}>
                {({ copied, copy }) => (
                  <Button size="compact-xs" variant="default" onClick={copy}>
                    {copied ? t("copied") : t("copy")}
                  </Button>
                )}
              </CopyButton>
            </Group>
          );
        })}
      </Stack>
    </details>
  );
}

function Everybody({ demo, people }: { demo: Demo; people: DemoPerson[] }) {
  const t = useTexts();
  const roles = useShellTexts();
  const clientOf = (p: DemoPerson) => demo.clients.find((c) => c.id === p.client)?.name;
  return (
    <section aria-labelledby="others">
      <Title order={2} size="h4" id="others">
        {t("others")}
      </Title>
      <Text c="var(--quiet)" size="sm">
        {t("othersWhat")}
      </Text>
      <Table.ScrollContainer minWidth={620} mt="sm">
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("colName")}</Table.Th>
              <Table.Th>{t("colRole")}</Table.Th>
              <Table.Th>{t("colHost")}</Table.Th>
              <Table.Th>{t("colState")}</Table.Th>
              <Table.Th>{t("colOpen")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.map((p) => (
              <Table.Tr key={p.id}>
                <Table.Td>
                  <ruby>
                    {p.name}
                    <rt>{p.kana}</rt>
                  </ruby>
                </Table.Td>
                <Table.Td>
                  {roles(`role.${p.role}`)}
                  {clientOf(p) && (
                    <Text size="xs" c="var(--quiet)">
                      {clientOf(p)}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <Code className={styles.host ?? ""}>{p.host}</Code>
                </Table.Td>
                <Table.Td>
                  <Fact good={p.enrolled} words={p.enrolled ? t("enrolled") : t("notEnrolled")} />
                </Table.Td>
                <Table.Td>
                  <OpenAs person={p} small />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
