import { Anchor, List, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { api, Problem } from "../api/api.ts";
import type { Evaluating, Evaluation, SignedEvaluation } from "../api/assurance.ts";
import { useLanguage } from "../i18n/language.ts";
import { tokyoMoment } from "../i18n/tokyo.ts";
import { PageHeader } from "../shell/PageHeader.tsx";
import { Message } from "../shell/Plain.tsx";
import { loaded, QueryState } from "../shell/QueryState.tsx";
import { useChecklist } from "./checklist/queries.ts";
import { VerdictBanner } from "./checklist/VerdictBanner.tsx";
import { NotClaimed } from "./facts/NotClaimed.tsx";
import { SignedRecord } from "./signing/SignedRecord.tsx";
import { SigningForm, type Wanted } from "./signing/SigningForm.tsx";
import { useAssuranceTexts } from "./texts.ts";

/// The page behind a link that a company got before a contract. The token is in the fragment, which browsers do not
/// send. Another link that is opened in the same tab changes the fragment alone: nothing of the first stays.
export default function Evaluate() {
  const token = useSyncExternalStore(whenHashChanges, () => window.location.hash.slice(1));
  return <Evaluated key={token} token={token} />;
}

function whenHashChanges(tell: () => void): () => void {
  window.addEventListener("hashchange", tell);
  return () => window.removeEventListener("hashchange", tell);
}

function Evaluated({ token }: { token: string }) {
  const opened = useQuery({
    queryKey: ["evaluation", token],
    queryFn: () => api.post<Evaluation>("/api/evaluation/open", { token }, { quiet401: true }),
    enabled: token !== "",
    staleTime: Infinity,
    gcTime: 0,
  });
  if (token === "" || (opened.error instanceof Problem && [400, 404, 410].includes(opened.error.status))) {
    return <Dead />;
  }
  if (!loaded(opened)) return <QueryState of={opened} />;
  if (opened.data.signed) return <Signed signed={opened.data.signed} />;
  return <Open token={token} it={opened.data} again={() => void opened.refetch()} />;
}

function Dead() {
  const t = useAssuranceTexts();
  return (
    <Message title={t("dead")}>
      <Text data-testid="evaluate-dead">{t("deadWhat")}</Text>
      <Anchor href="/trust">{t("deadTrust")}</Anchor>
    </Message>
  );
}

function Signed({ signed }: { signed: SignedEvaluation }) {
  const t = useAssuranceTexts();
  return (
    <Stack gap="md" data-testid="evaluate-signed">
      <Text className="no-print" role="status">
        {t("signed")}
      </Text>
      <SignedRecord signed={signed} />
    </Stack>
  );
}

function Open({ token, it, again }: { token: string; it: Evaluation; again: () => void }) {
  const t = useAssuranceTexts();
  const [lang] = useLanguage();
  const queries = useQueryClient();
  const checklist = useChecklist("trust");
  const sign = useMutation({
    mutationFn: (wanted: Wanted) =>
      api.post<SignedEvaluation>("/api/evaluation/sign", {
        ...wanted,
        token,
        evidence: it.evidence,
      } satisfies Evaluating),
    onSuccess: (signed) => {
      queries.setQueryData<Evaluation>(["evaluation", token], { ...it, signed });
      window.scrollTo({ top: 0 });
    },
  });
  if (!loaded(checklist)) return <QueryState of={checklist} />;
  const { items, at } = checklist.data;
  return (
    <Stack gap="lg" data-testid="evaluate">
      <PageHeader title={t("evaluate")} what={t("evaluateWhat", { company: it.company })} />
      <List type="ordered" spacing={4}>
        <List.Item>{t("how.look")}</List.Item>
        <List.Item>{t("how.sign")}</List.Item>
        <List.Item>{t("how.take")}</List.Item>
      </List>
      <Text size="sm" data-testid="evaluate-until">
        {t("how.until", { until: tokyoMoment(it.expiresAt, lang) })}
      </Text>
      <VerdictBanner
        verdict={it.verdict}
        items={items.map((one) => ({ ...one, state: it.states[one.item] }))}
        at={at}
      />
      <NotClaimed />
      <SigningForm
        kind="selection"
        company={it.company}
        signer={null}
        source="trust"
        items={items}
        seen={it}
        sign={(wanted) => sign.mutate(wanted)}
        busy={sign.isPending}
        error={sign.error}
        again={() => {
          sign.reset();
          again();
        }}
      />
    </Stack>
  );
}
