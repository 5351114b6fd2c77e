import { Alert, Button, Group, Paper, Radio, Stack, Text, TextInput, Title } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, type SyntheticEvent } from "react";
import { api } from "../../api/api.ts";
import type { NewOffer, Offer, OfficeOffers, TermsPage } from "../../api/contract.ts";
import { type Values } from "../../contract/signed/Clauses.tsx";
import { valuesOf } from "../../contract/signed/OfferCard.tsx";
import { byPart, fault } from "../../contract/signed/values.ts";
import { listed, useLanguage } from "../../i18n/language.ts";
import { fromTokyo, toTokyo } from "../../i18n/tokyo.ts";
import { Disclosure } from "../../shell/Disclosure.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { TermInput } from "./TermInput.tsx";
import { useTexts } from "./texts.ts";

interface Props {
  page: TermsPage;
  offers: OfficeOffers;
  /// The client's name; empty if it cannot be had.
  client: string;
  /// Address of the offers.
  base: string;
  close: () => void;
  done: () => void;
}

/// When a draft says that it begins; null for the moment of the last signature.
function momentOf(draft: Offer | undefined): string | null {
  return draft ? (JSON.parse(draft.record) as { effectiveFrom: string | null }).effectiveFrom : null;
}

/// Every term of the next version, part by part; it begins with the last draft, or with what holds today.
export function Editor({ page, offers, client, base, close, done }: Props) {
  const t = useTexts();
  const [lang] = useLanguage();
  const deed = useDeed();
  // What was drafted last goes on; what was signed or taken back does not.
  const draft = offers.offers.find((offer) => offer.state === "draft");
  const [values, setValues] = useState<Values>(() => named(valuesOf(draft?.record ?? offers.next) ?? {}, client));
  const [drafted] = useState(() => momentOf(draft));
  const [from, setFrom] = useState(drafted && toTokyo(new Date(drafted)));
  const [tried, setTried] = useState(false);
  // What was seen when this began: neither a version nor a draft that another makes meanwhile must slip under it.
  const [after] = useState(offers.newest);
  const [seen] = useState(draft?.digest ?? null);
  const faults = page.terms.filter((term) => fault(term, values[term.key] ?? "") !== null);
  // as it was drafted, to the second, unless another is entered
  const same = drafted !== null && from === toTokyo(new Date(drafted));
  const moment = from === null ? null : same ? drafted : fromTokyo(from);
  const late = from !== null && (moment === null || new Date(moment) <= new Date());

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (faults.length > 0 || late) return;
    void deed.run(async () => {
      await api.post<Offer>(base, {
        after,
        draft: seen,
        effectiveFrom: moment,
        terms: { ...values },
      } satisfies NewOffer);
      notifications.show({ message: t("kept") });
      done();
    });
  }

  return (
    <Paper withBorder p="lg" component="form" onSubmit={submit} noValidate data-testid="contract-editor">
      <Stack>
        <Title order={2} size="h4">
          {t("editing", { n: after + 1 })}
        </Title>
        {byPart(page.terms).map(([part, terms], n) => (
          <Disclosure
            key={part}
            head={page.words.parts[part]?.[lang === "en" ? 1 : 0]}
            testId={`part-${part}`}
            opened={n === 0}
          >
            <Stack>
              {terms.map((term) => (
                <TermInput
                  key={term.key}
                  page={page}
                  term={term}
                  value={values[term.key] ?? ""}
                  change={(value) => setValues((all) => ({ ...all, [term.key]: value }))}
                />
              ))}
            </Stack>
          </Disclosure>
        ))}
        <Radio.Group
          label={t("begin")}
          value={from === null ? "signature" : "then"}
          onChange={(chosen) => setFrom(chosen === "then" ? "" : null)}
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
            error={tried && late ? t("fault.time") : null}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
        )}
        {tried && faults.length > 0 && (
          <Text role="alert" c="var(--mantine-color-shu-text)">
            {t("faults", { count: faults.length })}{" "}
            {listed(faults.map((term) => page.words.terms[term.key]?.[lang === "en" ? 1 : 0] ?? term.key))}
          </Text>
        )}
        {deed.error !== null && (
          <Alert color="shu" variant="light" role="alert" title={t("failed")}>
            {deed.error instanceof Error ? deed.error.message : ""}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t("cancel")}
          </Button>
          <Button type="submit" loading={deed.busy} data-testid="draft-save">
            {t("keep")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

/// A contract is with the client under the name that it has here, unless its terms say another.
function named(values: Values, client: string): Values {
  return values["client.name"] === "" ? { ...values, "client.name": client } : values;
}
