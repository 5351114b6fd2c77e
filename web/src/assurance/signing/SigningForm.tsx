import { Paper, Radio, Stack, Text, TextInput, Title } from "@mantine/core";
import { useId, useRef, useState, type SyntheticEvent } from "react";
import { ITEMS, type Item, type OfItem, type SaidOfItem, type Verdict } from "../../api/assurance.ts";
import { goToFirstFault } from "../../shell/firstFault.ts";
import { SourceOf } from "../checklist/queries.ts";
import type { Source } from "../proof/queries.ts";
import { faultOf, NAME_LIMIT, nameFault, noAnswers, openOf, saidOf, type Answer, type States } from "./answers.ts";
import { ItemAnswer } from "./ItemAnswer.tsx";
import { draftOf } from "./record.ts";
import { Review } from "./Review.tsx";
import styles from "./Signing.module.css";
import { Summary } from "./Summary.tsx";
import { useSigningTexts } from "./texts.ts";

/// What is sent when it is signed.
export interface Wanted {
  name: string;
  post: string;
  entrusts: boolean;
  answers: Record<Item, SaidOfItem>;
}

interface Props {
  kind: "selection" | "confirmation";
  company: string;
  /// Who signs, if the server knows; otherwise it is asked for.
  signer: string | null;
  source: Source;
  items: readonly OfItem[];
  /// As they will stand in what is signed.
  seen: { evidence: string; verdict: Verdict; states: States };
  sign: (wanted: Wanted) => void;
  busy: boolean;
  error: Error | null;
  /// Looks at the evidence anew; what was answered stays.
  again: () => void;
}

/// The six items one after another, a decision, the whole text, and the signature.
export function SigningForm({ kind, company, signer, source, items, seen, sign, busy, error, again }: Props) {
  const t = useSigningTexts();
  const [answers, setAnswers] = useState(noAnswers);
  const [entrusts, setEntrusts] = useState<boolean | null>(null);
  const [name, setName] = useState("");
  const [post, setPost] = useState("");
  const [tried, setTried] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const title = useId();
  const wrongName = signer === null ? nameFault(name, true) : null;
  const wrongPost = nameFault(post, false);
  const open = openOf(answers, seen.states, entrusts);
  const whole = open.length === 0 && entrusts !== null && wrongName === null && wrongPost === null;
  const say = (item: Item, answer: Answer) => setAnswers({ ...answers, [item]: answer });
  const limit = { limit: NAME_LIMIT };

  function review(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (whole) {
      setReviewing(true);
    } else {
      // Once the faults are drawn.
      setTimeout(() => goToFirstFault(form.current));
    }
  }

  if (reviewing && whole) {
    const about = { kind, company, name: signer ?? name, post, verdict: seen.verdict, evidence: seen.evidence };
    return (
      <Review
        record={draftOf(about, answers, seen.states, entrusts)}
        touch={signer !== null}
        busy={busy}
        error={error}
        again={again}
        back={() => setReviewing(false)}
        sign={() => sign({ name: name.trim(), post: post.trim(), entrusts, answers: saidOf(answers) })}
      />
    );
  }

  return (
    <SourceOf value={source}>
      <form onSubmit={review} noValidate autoComplete="off" aria-labelledby={title} ref={form} data-testid="signing">
        <Stack gap="md">
          <div>
            <Title order={2} size="h4" id={title}>
              {t("form")}
            </Title>
            <Text c="var(--quiet)">{t("formHint")}</Text>
          </div>
          {ITEMS.map((item, n) => (
            <ItemAnswer
              key={item}
              n={n + 1}
              of={items.find((one) => one.item === item)}
              item={item}
              state={seen.states[item]}
              answer={answers[item]}
              fault={tried ? faultOf(answers[item], seen.states[item], entrusts) : null}
              say={(answer) => say(item, answer)}
            />
          ))}
          <Paper withBorder p="md" component="section" id="signing-signer" className={styles.target ?? ""}>
            <Title order={3} size="h5" mb="xs">
              {t("signer")}
            </Title>
            <Stack gap="xs" maw={460}>
              <Text>
                {t("company")}: <strong>{company}</strong>
              </Text>
              {signer === null ? (
                <TextInput
                  label={t("name")}
                  value={name}
                  onChange={(event) => setName(event.currentTarget.value)}
                  error={tried && wrongName && t(`fault.${wrongName}`, limit)}
                  autoComplete="name"
                  required
                  data-testid="signing-name"
                />
              ) : (
                <Text>
                  {t("name")}: <strong>{signer}</strong>
                </Text>
              )}
              <TextInput
                label={t("post")}
                value={post}
                onChange={(event) => setPost(event.currentTarget.value)}
                error={tried && wrongPost && t(`fault.${wrongPost}`, limit)}
                autoComplete="organization-title"
                data-testid="signing-post"
              />
            </Stack>
          </Paper>
          <Paper withBorder p="md" component="section" id="signing-decision" className={styles.target ?? ""}>
            <Radio.Group
              label={t("decision")}
              labelProps={{ fz: "md", fw: 650 }}
              value={entrusts === null ? "" : entrusts ? "entrust" : "decline"}
              onChange={(chosen) => setEntrusts(chosen === "entrust")}
              error={tried && entrusts === null && t("fault.decision")}
              required
            >
              <Stack gap="xs" mt="xs" mb={4}>
                <Radio
                  value="entrust"
                  label={t("entrust")}
                  description={t("entrust.hint")}
                  aria-invalid={(tried && entrusts === null) || undefined}
                  data-testid="decide-entrust"
                />
                <Radio
                  value="decline"
                  label={t("decline")}
                  description={t(kind === "confirmation" ? "decline.client" : "decline.hint")}
                  data-testid="decide-decline"
                />
              </Stack>
            </Radio.Group>
          </Paper>
          <Summary open={open} decided={entrusts !== null} named={wrongName === null && wrongPost === null} />
        </Stack>
      </form>
    </SourceOf>
  );
}
