import { Button, Group, Paper, Radio, Stack, Text, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useEffect, useRef, useState, type SyntheticEvent } from "react";
import { api, Problem } from "../../api/api.ts";
import type { NewOffer, Offer, OfficeOffers, Term, TermsPage, TermValue } from "../../api/contract.ts";
import { type Values } from "../../contract/signed/Clauses.tsx";
import { byPart, fault } from "../../contract/signed/values.ts";
import { listed, useLanguage } from "../../i18n/language.ts";
import { Disclosure } from "../../shell/Disclosure.tsx";
import { goToFirstFault } from "../../shell/firstFault.ts";
import { LeaveDialog } from "../../shell/leaving/LeaveDialog.tsx";
import { useUnsaved } from "../../shell/leaving/unsaved.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { BEGIN, begunWith, momentFrom, overtook, split, type Begun, type Typed } from "./draft.ts";
import { OfferMeanwhile } from "./OfferMeanwhile.tsx";
import { TermInput } from "./TermInput.tsx";
import { useTexts } from "./texts.ts";

interface Props {
  page: TermsPage;
  offers: OfficeOffers;
  /// The client's name; empty if it cannot be had.
  client: string;
  /// Address of the offers.
  base: string;
  /// Asks for the offers once more.
  again: () => Promise<unknown>;
  close: () => void;
  done: () => void;
}

/// The server's word for that a version or a draft came first.
const OVERTAKEN = "contract-changed";

/// Every term of the next version, part by part; it begins with the last draft, or with what holds today.
export function Editor({ page, offers, client, base, again, close, done }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  const deed = useDeed();
  const [begun, setBegun] = useState(() => begunWith(offers, client));
  const [typed, setTyped] = useState(begun.typed);
  const [tried, setTried] = useState(0);
  /// Parts with faults when it was tried last: those are opened.
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const [leaving, leave] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { values, from } = split(typed);
  const put = (key: string, value: TermValue | null) => setTyped((all) => ({ ...all, [key]: value }));
  const faults = faultsOf(page, values);
  const late = isLate(from, begun);
  const dirty = JSON.stringify(typed) !== JSON.stringify(begun.typed);
  useUnsaved(dirty ? "changes" : null);
  useEffect(() => {
    if (tried > 0) goToFirstFault(form.current);
  }, [tried]);
  const newest = begunWith(offers, client);
  // what came first has arrived here; until it has, the refusal itself is shown
  const overtaken = cameSecond(deed.error) && overtook(begun, newest);

  function begin(upon: Begun, as: Typed) {
    setBegun(upon);
    setTyped(as);
    form.current?.querySelector("input")?.focus();
  }

  function keep(what: Typed, upon: Begun) {
    const it = split(what);
    const found = faultsOf(page, it.values);
    if (found.length > 0 || isLate(it.from, upon)) {
      setTried(tried + 1);
      setWrong(new Set(found.map((term) => term.part)));
      deed.reset();
      return;
    }
    void deed.run(async () => {
      try {
        await api.post<Offer>(base, {
          after: upon.after,
          draft: upon.draft,
          effectiveFrom: momentFrom(it.from, upon),
          terms: it.values,
        } satisfies NewOffer);
      } catch (trouble) {
        if (cameSecond(trouble)) await again();
        throw trouble;
      }
      notifications.show({ message: t("kept") });
      done();
    });
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    keep(typed, begun);
  }

  return (
    <Paper withBorder p="lg" component="form" onSubmit={submit} noValidate ref={form} data-testid="contract-editor">
      <Stack>
        <Title order={2} size="h4">
          {t("editing", { n: begun.after + 1 })}
        </Title>
        {byPart(page.terms).map(([part, terms], n) => (
          <Disclosure
            key={wrong.has(part) ? `${part} ${tried}` : part}
            head={page.words.parts[part]?.[lang === "en" ? 1 : 0]}
            testId={`part-${part}`}
            opened={n === 0 || wrong.has(part)}
          >
            <Stack>
              {terms.map((term) => (
                <TermInput
                  key={term.key}
                  page={page}
                  term={term}
                  value={values[term.key] ?? ""}
                  change={(value) => put(term.key, value)}
                />
              ))}
            </Stack>
          </Disclosure>
        ))}
        <Radio.Group
          label={t("begin")}
          value={from === null ? "signature" : "then"}
          onChange={(chosen) => put(BEGIN, chosen === "then" ? "" : null)}
        >
          <Group mt={4}>
            <Radio value="signature" label={t("begin.signature")} />
            <Radio value="then" label={t("begin.then")} />
          </Group>
        </Radio.Group>
        {from !== null && (
          <TextInput
            type="datetime-local"
            label={t("begin.at")}
            maw={260}
            value={from}
            error={tried > 0 && late ? t("fault.time") : null}
            onChange={(event) => put(BEGIN, event.currentTarget.value)}
          />
        )}
        {tried > 0 && faults.length > 0 && (
          <Text role="alert" c="var(--mantine-color-shu-text)">
            {t("faults", { count: faults.length })}{" "}
            {listed(faults.map((term) => page.words.terms[term.key]?.[lang === "en" ? 1 : 0] ?? term.key))}
          </Text>
        )}
        {overtaken && (
          <OfferMeanwhile
            page={page}
            begun={begun}
            typed={typed}
            newest={newest}
            keep={(merged) => {
              begin(newest, merged);
              keep(merged, newest);
            }}
            take={() => {
              begin(newest, newest.typed);
              deed.reset();
            }}
          />
        )}
        <Trouble error={overtaken ? null : deed.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => (dirty ? leave(true) : close())} data-testid="draft-cancel">
            {t("cancel")}
          </Button>
          <Button type="submit" loading={deed.busy} data-testid="draft-save">
            {t("keep")}
          </Button>
        </Group>
        <LeaveDialog lost={leaving ? "changes" : null} stay={() => leave(false)} leave={close} />
      </Stack>
    </Paper>
  );
}

function cameSecond(trouble: unknown): boolean {
  return trouble instanceof Problem && trouble.code === OVERTAKEN;
}

function faultsOf(page: TermsPage, values: Values): Term[] {
  return page.terms.filter((term) => fault(term, values[term.key] ?? "") !== null);
}

function isLate(from: string | null, begun: Begun): boolean {
  const moment = momentFrom(from, begun);
  return from !== null && (moment === null || new Date(moment) <= new Date());
}
