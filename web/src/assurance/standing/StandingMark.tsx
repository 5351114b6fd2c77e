import type { ItemState, Standing } from "../../api/assurance.ts";
import { STANDING_LOOKS, STATE_LOOKS, type Look } from "./looks.ts";
import styles from "./Standing.module.css";
import { useStandingTexts } from "./texts.ts";

/// How an item stands, in a sign and a word.
export function StateMark({ state, large }: { state: ItemState; large?: boolean }) {
  const t = useStandingTexts();
  return <LookMark look={STATE_LOOKS[state]} word={t(`state.${state}`)} code={state} large={large} />;
}

/// How a control, a leg or a check stands, in a sign and a word.
export function StandingMark({ standing }: { standing: Standing }) {
  const t = useStandingTexts();
  return <LookMark look={STANDING_LOOKS[standing]} word={t(`standing.${standing}`)} code={standing} />;
}

interface Props {
  look: Look;
  word: string;
  code: string;
  large?: boolean | undefined;
}

export function LookMark({ look, word, code, large = false }: Props) {
  return (
    <span className={styles.mark} data-tone={look.tone} data-large={large || undefined} data-state={code}>
      <span className={styles.sign} aria-hidden="true">
        {look.sign}
      </span>
      {word}
    </span>
  );
}
