import { Alert, Button, Code, Loader, Stack, Table, Text, Title } from "@mantine/core";
import { useId, useState } from "react";
import { Problem } from "../../api/api.ts";
import type { Proof } from "../../api/assurance.ts";
import { pick, useLanguage } from "../../i18n/language.ts";
import { tokyoMoment, tokyoSecond } from "../../i18n/tokyo.ts";
import type { Inclusion } from "../../seal/index.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { OUTCOMES } from "../standing/looks.ts";
import { StandingMark } from "../standing/StandingMark.tsx";
import styles from "./Proof.module.css";
import { isOfOffice, useInclusion, usePast, useProof, type Source } from "./queries.ts";
import { useProofTexts } from "./texts.ts";
import type { Checked } from "./verify.ts";

interface Props {
  source: Source;
  check: { code: string; name: string };
  /// Of the observation that is shown first.
  first: string;
  opened: boolean;
  close: () => void;
}

/// What the office signed of one observation, checked here; and what was found before.
export function ProofDialog({ source, check, first, opened, close }: Props) {
  const t = useProofTexts();
  return (
    <Dialog opened={opened} onClose={close} size="xl" title={t("of", { check: check.name })}>
      {opened && <Inside key={first} source={source} check={check.code} first={first} />}
    </Dialog>
  );
}

function Inside({ source, check, first }: { source: Source; check: string; first: string }) {
  const t = useProofTexts();
  const [id, setId] = useState(first);
  const proof = useProof(source, id);
  return (
    <Stack gap="lg" data-testid="proof">
      {proof.error && !proof.data && (
        <Alert color="shu" variant="light" role="alert">
          {proof.error instanceof Problem && proof.error.status !== 404 ? proof.error.message : t("gone")}
        </Alert>
      )}
      {proof.isPending && <Loader size="sm" aria-label={t("title")} />}
      {proof.data && (
        <>
          <Shown {...proof.data} />
          {isOfOffice(proof.data.proof.text) && <Past check={check} shown={id} show={setId} />}
        </>
      )}
    </Stack>
  );
}

function Shown({ proof, checked }: { proof: Proof; checked: Checked }) {
  const t = useProofTexts();
  const inclusion = useInclusion(proof);
  const index = (proof.entry?.index ?? 0) + 1;
  const inLog = inclusion.isLoading ? "running" : inLogOf(proof, checked, inclusion.data ?? null);
  const bad = !checked.text || checked.signature === "no" || checked.entry === "no" || inLog === "no";
  return (
    <>
      <Text size="sm">{t("intro")}</Text>
      <section>
        <Title order={3} size="h5" mb="xs">
          {t("checks")}
        </Title>
        <div role="status">
          <ul className={styles.steps} data-testid="proof-checks" data-ok={!bad}>
            <Step ok={checked.text} words={t(checked.text ? "text.yes" : "text.no", { n: proof.n + 1 })} />
            <Step
              ok={checked.signature === "unsupported" ? null : checked.signature === "yes"}
              words={t(`signature.${checked.signature}`)}
            />
            <Step
              ok={checked.entry === "waits" ? null : checked.entry === "yes"}
              words={t(`entry.${checked.entry}`, { index })}
            />
            {proof.entry !== null && (
              <Step
                ok={inLog === "yes" ? true : inLog === "no" ? false : null}
                words={t(`log.${inLog}`, { count: inclusion.data?.ok ? inclusion.data.size : 0 })}
              />
            )}
          </ul>
        </div>
        {bad && (
          <Alert color="shu" variant="light" role="alert" mt="sm">
            {t("bad")}
          </Alert>
        )}
      </section>
      <section>
        <Title order={3} size="h5" mb="xs">
          {t("text")}
        </Title>
        <Code
          block
          className={styles.text ?? ""}
          role="group"
          aria-label={t("text")}
          tabIndex={0}
          data-testid="proof-text"
        >
          {proof.text}
        </Code>
        <dl className={styles.facts}>
          <dt>{t("name")}</dt>
          <dd>
            <code>{checked.name}</code>
          </dd>
          <dt>{t("key")}</dt>
          <dd>
            <code>{proof.key}</code>
            <Text size="xs" c="var(--quiet)">
              {t("keyHint")}
            </Text>
          </dd>
        </dl>
      </section>
    </>
  );
}

/// What the log's own proof says of the entry with the number that is shown. A browser that cannot check signatures has
/// found out nothing.
function inLogOf({ entry }: Proof, { signature }: Checked, found: Inclusion | null): "yes" | "no" | "unknown" {
  if (found === null || signature === "unsupported") return "unknown";
  return found.ok && found.index === entry?.index ? "yes" : "no";
}

/// @param ok  null if nothing was found out
function Step({ ok, words }: { ok: boolean | null; words: string }) {
  return (
    <li data-ok={ok ?? "open"}>
      <span aria-hidden="true">{ok === null ? "?" : ok ? "✓" : "✗"}</span>
      {words}
    </li>
  );
}

function Past({ check, shown, show }: { check: string; shown: string; show: (id: string) => void }) {
  const t = useProofTexts();
  const [lang] = useLanguage();
  const title = useId();
  const past = usePast(check, true);
  if (past.isPending) return <Loader size="sm" aria-label={t("past")} />;
  return (
    <section>
      <Title order={3} size="h5" id={title}>
        {t("past")}
      </Title>
      <Text size="sm" c="var(--quiet)" mb="xs">
        {t("pastHint")}
      </Text>
      {past.error && (
        <Alert color="shu" variant="light" role="alert">
          {past.error.message}
        </Alert>
      )}
      {past.data?.length === 0 && <Text>{t("pastNone")}</Text>}
      {past.data && past.data.length > 0 && (
        <Table.ScrollContainer
          minWidth={560}
          mah={320}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-labelledby": title } }}
        >
          <Table verticalSpacing={6} data-testid="proof-past">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t("pastAt")}</Table.Th>
                <Table.Th scope="col">{t("pastResult")}</Table.Th>
                <Table.Th scope="col">{t("pastSaid")}</Table.Th>
                <Table.Th scope="col">{t("title")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {past.data.map((one) => (
                <Table.Tr key={one.id} data-result={one.result}>
                  <Table.Td style={{ whiteSpace: "nowrap" }}>
                    <time dateTime={one.collected}>{tokyoSecond(one.collected)}</time>
                  </Table.Td>
                  <Table.Td>
                    <StandingMark standing={OUTCOMES[one.result]} />
                  </Table.Td>
                  <Table.Td>{pick(one, lang)}</Table.Td>
                  <Table.Td>
                    {one.id === shown ? (
                      <Text size="sm">{t("pastShown")}</Text>
                    ) : (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t("pastShowOf", { at: tokyoMoment(one.collected, lang) })}
                        onClick={() => show(one.id)}
                      >
                        {t("pastShow")}
                      </Button>
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}
